package manager

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// addSheet is the open sheet that adds a line, window, skill or notice.
type addSheet struct {
	s                             addState
	sheet                         *look.Sheet
	id, name, nameEN, departments *look.Entry
	lists                         [][]*look.Button
	at                            []map[string]bool
	wrong                         *look.Para
	save, cancel                  *look.Button
	send                          func(addTyped, func(string))
}

// newAddSheet opens the sheet. send adds what was typed and tells what was wrong with it.
func newAddSheet(stage *look.Stage, s addState, send func(addTyped, func(string))) *addSheet {
	v := &addSheet{s: s, send: send, wrong: look.NewPara("", look.Body, look.RedInk), id: look.NewEntry(s.idHint).Limit(12),
		name: look.NewEntry("").Limit(80), nameEN: look.NewEntry("").Limit(160), departments: look.NewEntry(s.officesHint).Limit(400)}
	v.wrong.Hide()
	v.id.SetText(s.id)
	row := func(name string, o fyne.CanvasObject) fyne.CanvasObject {
		return look.RowTop(16, look.Fixed(look.NewPara(name, look.Body, look.Soft), 150, 0), look.Grow(o))
	}
	objs := []fyne.CanvasObject{look.NewPara(s.note, look.Small, look.Soft)}
	if s.asksID {
		objs = append(objs, row(s.idName, look.Start(look.Fixed(v.id, 160, 0))))
	}
	objs = append(objs, row(s.name, v.name), row(s.nameEN, v.nameEN))
	if s.departments != "" {
		objs = append(objs, row(s.departments, v.departments))
	}
	for i, l := range s.lists {
		v.at = append(v.at, map[string]bool{})
		v.lists = append(v.lists, nil)
		var chips []fyne.CanvasObject
		for j, id := range l.ids {
			b := look.NewButton(l.words[j], look.Plain, nil).Height(36)
			b.OnTap = func() { v.at[i][id] = !v.at[i][id]; b.SetOn(v.at[i][id]) }
			v.lists[i], chips = append(v.lists[i], b), append(chips, b)
		}
		objs = append(objs, row(l.title, look.Wrap(8, chips...)))
	}
	v.save, v.cancel = look.NewButton(s.save, look.Primary, v.store), look.NewButton(s.cancel, look.Quiet, func() { v.sheet.Close() })
	v.sheet = stage.Sheet(look.SheetOptions{Title: s.title, Width: 760, Focus: v.name, Content: look.Col(12, append(objs, v.wrong)...),
		Buttons: []*look.Button{v.save, v.cancel}})
	return v
}

// store sends what was typed; what is wrong with it is said in the sheet, which stays open.
func (v *addSheet) store() {
	typed := addTyped{id: v.id.Text(), name: v.name.Text(), nameEN: v.nameEN.Text(), departments: v.departments.Text()}
	if !v.s.asksID {
		typed.id = v.s.id
	}
	for i, l := range v.s.lists {
		typed.chosen = append(typed.chosen, slices.DeleteFunc(slices.Clone(l.ids), func(id string) bool { return !v.at[i][id] }))
	}
	v.send(typed, func(wrong string) {
		if wrong == "" {
			v.sheet.Close()
			return
		}
		v.wrong.SetText(strings.Join(slices.Compact(strings.Split(wrong, "\n")), "\n"))
		v.wrong.Show()
		v.sheet.Refresh()
	})
}
