package manager

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// settingsView is the widgets of the page of settings.
type settingsView struct {
	root     fyne.CanvasObject
	note     *look.Para
	caution  *look.Para
	language *look.Button
	scroll   *look.Scroll
	was      []settingsCard
}

func newSettingsView(of *view) *settingsView {
	v := &settingsView{note: look.NewPara("", look.Body, look.Soft), caution: look.NewPara("", look.Body, look.AmberInk),
		scroll: look.NewScroll(look.Col(0))}
	v.language = look.NewButton("", look.Plain, func() { of.asks.switchLanguage() })
	v.root = look.Col(14, look.Row(20, look.Grow(look.Col(2, v.note, v.caution)), v.language), look.Grow(v.scroll))
	return v
}

// apply shows the page and tells whether objects were added.
func (v *settingsView) apply(s *settingsState) bool {
	v.note.SetText(s.note)
	v.caution.SetText(s.caution)
	moved := show(v.caution, s.caution != "")
	v.language.SetText(s.language)
	if reflect.DeepEqual(v.was, s.cards) {
		return moved
	}
	v.was = s.cards
	var left, right []fyne.CanvasObject
	for i, c := range s.cards {
		if i < 3 {
			left = append(left, settingsBox(c))
		} else {
			right = append(right, settingsBox(c))
		}
	}
	v.scroll.SetContent(look.Pad(look.RowTop(16, look.Grow(look.Col(16, left...)), look.Grow(look.Col(16, right...))), 0, 14, 0, 0))
	return true
}

func settingsBox(c settingsCard) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(c.title, look.Body, look.Ink).Bold()}
	if c.note != "" {
		objs = append(objs, look.NewPara(c.note, look.Small, look.Soft))
	}
	for _, r := range c.rows {
		value := []fyne.CanvasObject{look.NewPara(r.value, look.Body, look.Ink)}
		if r.source != "" {
			value = append(value, look.NewPara(r.source, look.Small, look.Soft))
		}
		objs = append(objs, look.Rule(), look.RowTop(16, look.Fixed(look.NewPara(r.name, look.Body, look.Soft), 210, 0),
			look.Grow(look.Col(0, value...))))
	}
	return look.Card(look.Surface, 0, look.Col(6, objs...)).Padding(16, 20, 14, 20)
}
