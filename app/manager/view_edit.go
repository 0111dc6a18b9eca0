package manager

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// editSheet is the open sheet of one setting.
type editSheet struct {
	e       editState
	sheet   *look.Sheet
	entry   *look.Entry
	options []*look.Button
	chosen  map[string]bool
	wrong   *look.Para
	save    *look.Button
	reset   *look.Button
	cancel  *look.Button
	send    func(queue.SettingChange, func(string))
}

// newEditSheet opens the sheet. send stores a change and tells what was wrong with it.
func newEditSheet(stage *look.Stage, e editState, send func(queue.SettingChange, func(string))) *editSheet {
	v := &editSheet{e: e, send: send, wrong: look.NewPara("", look.Body, look.RedInk), chosen: map[string]bool{}}
	v.wrong.Hide()
	objs := []fyne.CanvasObject{}
	o := look.SheetOptions{Title: e.title, Width: 640}
	if len(e.options) > 0 {
		objs = append(objs, v.choices())
	} else {
		v.entry = look.NewEntry(e.hint).Limit(400)
		v.entry.SetText(e.value)
		v.entry.OnSubmit = func(string) { v.store() }
		o.Focus = v.entry
		objs = append(objs, typed(v.entry, e))
	}
	if e.hint != "" {
		objs = append(objs, look.NewPara(e.hint, look.Small, look.Soft))
	}
	objs = append(objs, v.wrong, look.Rule())
	for _, f := range e.facts {
		objs = append(objs, look.RowTop(16, look.Fixed(look.NewText(f[0], look.Body, look.Soft), 150, 0),
			look.Grow(look.NewPara(f[1], look.Body, look.Ink))))
	}
	v.save = look.NewButton(e.save, look.Primary, v.store)
	v.reset = look.NewButton(e.reset, look.Plain, func() { v.done(queue.SettingChange{Path: e.path, Reset: true}) })
	v.reset.SetEnabled(e.canReset)
	v.cancel = look.NewButton(e.cancel, look.Quiet, func() { v.sheet.Close() })
	o.Content, o.Buttons = look.Col(10, objs...), []*look.Button{v.save, v.reset, v.cancel}
	v.sheet = stage.Sheet(o)
	return v
}

// typed is the entry with its unit; lists of words get the whole width.
func typed(entry *look.Entry, e editState) fyne.CanvasObject {
	switch e.kind {
	case setup.KindDuration, setup.KindNumber:
		return look.Row(10, look.Fixed(entry, 140, 0), look.NewText(e.unit, look.Body, look.Soft))
	case setup.KindText, setup.KindYesNo, setup.KindChoice, setup.KindSpans, setup.KindLines, setup.KindSkills,
		setup.KindItems, setup.KindOffices, setup.KindSpeech, setup.KindMember:
	}
	return entry
}

// choices are the values that can be chosen: one, or of lines and skills several.
func (v *editSheet) choices() fyne.CanvasObject {
	several := v.e.kind == setup.KindLines || v.e.kind == setup.KindSkills || v.e.kind == setup.KindSpeech
	for _, id := range splitList(v.e.value) {
		v.chosen[id] = true
	}
	objs := make([]fyne.CanvasObject, len(v.e.options))
	for i, id := range v.e.options {
		b := look.NewButton(v.e.words[i], look.Plain, nil)
		b.OnTap = func() {
			if several {
				v.chosen[id] = !v.chosen[id]
			} else {
				v.chosen = map[string]bool{id: true}
			}
			v.mark()
		}
		v.options = append(v.options, b)
		objs[i] = b
	}
	v.mark()
	return look.Wrap(8, objs...)
}

func (v *editSheet) mark() {
	for i, b := range v.options {
		b.SetOn(v.chosen[v.e.options[i]])
	}
}

// store sends what was typed or chosen.
func (v *editSheet) store() {
	value := ""
	if v.entry != nil {
		value = v.entry.Text()
	} else {
		var ids []string
		for _, id := range v.e.options {
			if v.chosen[id] {
				ids = append(ids, id)
			}
		}
		value = strings.Join(ids, ", ")
	}
	v.done(queue.SettingChange{Path: v.e.path, Value: v.e.written(value)})
}

// done sends a change; what is wrong with it is said in the sheet, which stays open.
func (v *editSheet) done(c queue.SettingChange) {
	v.send(c, func(wrong string) {
		if wrong == "" {
			v.sheet.Close()
			return
		}
		lines := strings.Split(wrong, "\n")
		v.wrong.SetText(strings.Join(slices.Compact(lines), "\n"))
		v.wrong.Show()
		if v.entry != nil {
			v.entry.SetWrong(true)
		}
		v.sheet.Refresh()
	})
}
