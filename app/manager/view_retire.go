package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// retireSheet is the open sheet that takes a member out of service, or back into it.
type retireSheet struct {
	s      retireState
	sheet  *look.Sheet
	to     []*look.Button
	chosen string
	wrong  *look.Para
	yes    *look.Button
	no     *look.Button
}

// newRetireSheet opens the sheet. send does it and tells what was wrong; to is the line that was chosen.
func newRetireSheet(stage *look.Stage, s retireState, send func(to string, done func(string))) *retireSheet {
	v := &retireSheet{s: s, wrong: look.NewPara("", look.Body, look.RedInk)}
	v.wrong.Hide()
	var objs []fyne.CanvasObject
	if s.stop != "" {
		objs = append(objs, look.NewBanner(look.Yellow, s.stop, "", nil))
	}
	if len(s.to) > 0 {
		chips := make([]fyne.CanvasObject, len(s.to))
		for i, id := range s.to {
			b := look.NewButton(s.toWords[i], look.Plain, func() { v.chosen = id; v.mark() })
			v.to, chips[i] = append(v.to, b), b
		}
		objs = append(objs, look.NewPara(s.toTitle, look.Body, look.Ink), look.Wrap(8, chips...))
	}
	for _, l := range s.lines {
		objs = append(objs, look.RowTop(10, look.Pad(look.NewIcon(look.Dot, 10, look.AmberInk), 6, 0, 0, 0), look.Grow(look.NewPara(l, look.Body, look.Ink))))
	}
	kind := look.Danger
	if s.restore {
		kind = look.Primary
	}
	v.yes = look.NewButton(s.yes, kind, func() {
		send(v.chosen, func(wrong string) {
			if wrong == "" {
				v.sheet.Close()
				return
			}
			v.wrong.SetText(wrong)
			v.wrong.Show()
			v.sheet.Refresh()
		})
	})
	v.no = look.NewButton(s.no, look.Quiet, func() { v.sheet.Close() })
	v.mark()
	v.sheet = stage.Sheet(look.SheetOptions{Title: s.title, Lead: s.lead, Width: 680, Content: look.Col(10, append(objs, v.wrong)...),
		Buttons: []*look.Button{v.yes, v.no}})
	return v
}

// mark shows the line that was chosen; without one a line cannot go.
func (v *retireSheet) mark() {
	for i, b := range v.to {
		b.SetOn(v.s.to[i] == v.chosen)
	}
	v.yes.SetEnabled(v.s.stop == "" && (len(v.s.to) == 0 || v.chosen != ""))
}
