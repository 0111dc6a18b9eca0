package manager

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// settingsView is the widgets of the page of settings.
type settingsView struct {
	of       *view
	root     fyne.CanvasObject
	note     *look.Para
	caution  *look.Para
	edit     *look.Text
	language *look.Button
	large    *look.Button
	groups   [settingsGroups]*look.Button
	members  *fyne.Container // chips of lines, windows …, then the buttons that add
	chips    []*look.Button
	shown    []memberChip
	adds     []*look.Button
	addsOf   []addChip
	rows     *rows[settingsRow]
}

func newSettingsView(of *view) *settingsView {
	v := &settingsView{of: of, note: look.NewPara("", look.Body, look.Soft), caution: look.NewPara("", look.Small, look.AmberInk),
		edit: look.NewText("", look.Small, look.Soft)}
	v.language = look.NewButton("", look.Plain, func() { of.asks.switchLanguage() }).Height(40)
	v.large = look.NewButton("", look.Plain, func() { of.asks.do(command{verb: verbLarge}) }).Height(40)
	chips := make([]fyne.CanvasObject, settingsGroups)
	for i := range v.groups {
		at := settingsGroup(i)
		v.groups[i] = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.group = at }) }).Height(40)
		chips[i] = v.groups[i]
	}
	v.rows = newRows([]look.Column{{Wrap: true, Fit: true, Width: 300}, {Width: 12}, {Wrap: true, Shrink: true}, {Wrap: true, Fit: true, Width: 370}}, 40, fillSetting)
	open := func(i int) {
		if i >= 0 && i < len(v.rows.list) && v.rows.list[i].path != "" {
			of.asks.do(command{verb: verbEdit, set: v.rows.list[i].path})
		}
	}
	v.rows.table.Rows.OnTap, v.rows.table.Rows.OnActivate = open, open
	v.members = look.Wrap(6)
	v.root = look.Col(12, look.Wrap(8, append(chips, look.Gap(8, 0), v.large, v.language)...), look.Col(2, v.note, v.caution), v.members,
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
	v.rows.table.SetTitles(s.head.name, "", s.head.value, s.head.source)
	v.rows.set(s.rows)
	moved := v.applyMembers(s)
	return show(v.caution, s.caution != "") || moved
}

// applyMembers shows what can be chosen and added. Chips are made anew when something came or went, or is called
// otherwise: rows are as wide as their words.
func (v *settingsView) applyMembers(s *settingsState) bool {
	for i, c := range s.members {
		if i < len(v.shown) {
			v.chips[i].SetOn(c.on)
		}
	}
	same := slices.EqualFunc(v.shown, s.members, func(a, b memberChip) bool { return a.path == b.path && a.text == b.text }) &&
		slices.Equal(v.addsOf, s.adds)
	v.shown, v.addsOf = slices.Clone(s.members), slices.Clone(s.adds)
	if same {
		return false
	}
	v.chips, v.adds, v.members.Objects = nil, nil, nil
	for _, c := range s.members {
		kind := look.Plain
		if c.retired {
			kind = look.Quiet
		}
		b := look.NewButton(c.text, kind, func() { v.of.ask(func(now *choices) { now.member = c.path }) }).Height(36)
		b.SetOn(c.on)
		v.chips, v.members.Objects = append(v.chips, b), append(v.members.Objects, look.MinSize(b, 44, 0))
	}
	for _, a := range s.adds {
		b := look.NewButton(a.text, look.Quiet, func() { v.of.asks.do(command{verb: verbAdd, key: string(a.part)}) }).Icon(look.Plus).Height(36)
		v.adds, v.members.Objects = append(v.adds, b), append(v.members.Objects, b)
	}
	v.members.Refresh()
	show(v.members, len(v.members.Objects) > 0)
	return true
}

func fillSetting(r settingsRow, c []*look.Cell) {
	c[0].Text(r.name, look.Soft)
	ink := look.Ink
	if r.path == "" {
		ink = look.Soft
	}
	c[2].Text(r.value, ink)
	c[2].Bold(r.changed)
	c[3].Text(r.source, look.Soft)
	if r.changed {
		c[3].Text(r.source, look.JadeInk)
	}
}
