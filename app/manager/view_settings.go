package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// settingsView is the widgets of the page of settings.
type settingsView struct {
	root     fyne.CanvasObject
	note     *look.Para
	caution  *look.Para
	edit     *look.Text
	language *look.Button
	large    *look.Button
	groups   [settingsGroups]*look.Button
	rows     *rows[settingsRow]
}

func newSettingsView(of *view) *settingsView {
	v := &settingsView{note: look.NewPara("", look.Body, look.Soft), caution: look.NewPara("", look.Small, look.AmberInk),
		edit: look.NewText("", look.Small, look.Soft)}
	v.language = look.NewButton("", look.Plain, func() { of.asks.switchLanguage() })
	v.large = look.NewButton("", look.Plain, func() { of.asks.do(command{verb: verbLarge}) })
	chips := make([]fyne.CanvasObject, settingsGroups)
	for i := range v.groups {
		at := settingsGroup(i)
		v.groups[i] = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.group = at }) }).Height(40)
		chips[i] = v.groups[i]
	}
	v.rows = newRows([]look.Column{{}, {}, {Width: 370}}, 40, fillSetting)
	open := func(i int) {
		if i >= 0 && i < len(v.rows.list) && v.rows.list[i].path != "" {
			of.asks.do(command{verb: verbEdit, set: v.rows.list[i].path})
		}
	}
	v.rows.table.Rows.OnTap, v.rows.table.Rows.OnActivate = open, open
	v.root = look.Col(12, look.Row(8, append(chips, look.Space(), v.large, v.language)...), look.Col(2, v.note, v.caution),
		look.Grow(look.Card(look.Surface, 0, v.rows.table.Object()).Padding(8, 10, 8, 10)), v.edit)
	return v
}

// apply shows the page and tells whether something came or went.
func (v *settingsView) apply(s *settingsState) bool {
	for i, b := range v.groups {
		b.SetText(s.groups[i])
		b.SetOn(settingsGroup(i) == s.chosen)
	}
	v.note.SetText(s.note)
	v.caution.SetText(s.caution)
	v.language.SetText(s.language)
	v.large.SetText(s.large)
	v.large.SetOn(s.isLarge)
	v.edit.SetText(s.edit)
	v.rows.table.SetTitles(s.head.name, s.head.value, s.head.source)
	v.rows.set(s.rows)
	return show(v.caution, s.caution != "")
}

func fillSetting(r settingsRow, c []*look.Cell) {
	c[0].Text(r.name, look.Soft)
	ink := look.Ink
	if r.path == "" {
		ink = look.Soft
	}
	c[1].Text(r.value, ink)
	c[1].Bold(r.changed)
	c[2].Text(r.source, look.Soft)
	if r.changed {
		c[2].Text(r.source, look.JadeInk)
	}
}
