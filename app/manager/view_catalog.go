package manager

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/manager/edit"
	"onevisit/catalog"
)

// catalogView is the widgets of the page of the catalog.
type catalogView struct {
	of     *view
	root   *fyne.Container
	search *look.Entry
	office *look.Choice
	all    *look.Button
	faults *look.Button
	hour   *look.Button
	list   *look.List
	rows   []itemRow
	empty  *look.Para
	scroll *look.Scroll
	guide  *guide
	names  []string // departments by option; "" for all

	listed *fyne.Container // the list with the guide; hidden while the editor is open
	edit   *look.Button
	add    *look.Button
	past   *look.Button
	slim   *look.Button
	make   func() (*edit.Editor, error)
	editor *edit.Editor
}

func newCatalogView(of *view) *catalogView {
	v := &catalogView{of: of, empty: look.NewPara("", look.Body, look.Soft).Middle(), scroll: look.NewScroll(look.Col(0))}
	v.search = look.NewEntry("").Icon(look.Search)
	v.search.OnChange = func(q string) { of.ask(func(c *choices) { c.query, c.item = q, "" }) }
	v.office = look.NewChoice("", nil, -1, func(i int) { of.ask(func(c *choices) { c.office, c.item = v.departmentAt(i), "" }) })
	v.all = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.faults = false }) }).Height(40)
	v.faults = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.faults = true }) }).Height(40)
	v.hour = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.oneHour, c.item = !c.oneHour, "" }) }).Height(40)
	v.list = look.NewList(68, func() look.ListRow { return newItemCard() }, func(i int, row look.ListRow, selected bool) {
		if r, ok := row.(*itemCard); ok && i < len(v.rows) {
			r.apply(v.rows[i], selected)
		}
	})
	v.list.Lines = true
	v.list.OnSelect = func(i int) {
		if i >= 0 && i < len(v.rows) {
			key := v.rows[i].key
			of.ask(func(c *choices) { c.item = key })
		}
	}
	left := look.Card(look.Surface, 0, look.Col(10, v.search, look.Wrap(8, v.all, v.faults, v.hour, chip(v.office)),
		look.Grow(look.Stack(v.list, look.Center(v.empty))))).Padding(14, 14, 8, 14)
	v.edit = look.NewButton("", look.Plain, func() { v.openEditor(func(e *edit.Editor) { e.Open(v.guide.id) }) }).Height(40)
	v.add = look.NewButton("", look.Plain, func() { v.openEditor(func(e *edit.Editor) { e.New(v.newIn()) }) }).Height(40)
	v.past = look.NewButton("", look.Quiet, v.openHistory).Height(40)
	v.slim = look.NewButton("", look.Quiet, v.openReport).Height(40)
	right := look.Col(8, look.Row(8, v.edit, v.add, look.Space(), v.slim, v.past), look.Grow(v.scroll))
	v.listed = look.Split(16, []float32{520, 0}, left, look.Card(look.Surface, 0, right).Padding(14, 12, 12, 24))
	v.root = look.Stack(v.listed)
	return v
}

// ready makes the editor when it is first needed.
func (v *catalogView) ready() bool {
	if v.editor != nil {
		return true
	}
	if v.make == nil {
		return false
	}
	e, err := v.make()
	if err != nil {
		return false
	}
	v.editor = e
	e.Object().Hide()
	v.root.Add(e.Object())
	return true
}

// openEditor shows the editor in the place of the list.
func (v *catalogView) openEditor(begin func(*edit.Editor)) {
	if v.guide == nil || !v.ready() {
		return
	}
	v.listed.Hide()
	v.editor.Object().Show()
	begin(v.editor)
}

// closeEditor shows the list again. What was changed and not published waits in the editor.
func (v *catalogView) closeEditor() {
	if v.editor != nil {
		v.editor.Object().Hide()
	}
	v.listed.Show()
	v.of.stage.Adopt()
}

func (v *catalogView) openHistory() {
	if v.ready() {
		v.editor.History()
	}
}

func (v *catalogView) openReport() {
	if v.ready() {
		v.editor.Report()
	}
}

// back leaves the editor and tells whether it was open.
func (v *catalogView) back() bool {
	if v.editor == nil || v.listed.Visible() {
		return false
	}
	v.editor.Back()
	return true
}

// newIn is the department that a new item begins with: that of the item in view.
func (v *catalogView) newIn() catalog.Text {
	return v.guide.office
}

// departmentAt is the department behind an option.
func (v *catalogView) departmentAt(i int) string {
	if i < 0 || i >= len(v.names) {
		return ""
	}
	return v.names[i]
}

// apply shows the page and tells whether objects were added.
func (v *catalogView) apply(s *catalogState) bool {
	v.search.SetHint(s.hint)
	v.edit.SetText(s.edit)
	v.add.SetText(s.add)
	v.past.SetText(s.past)
	v.slim.SetText(s.slim)
	v.edit.SetEnabled(s.guide != nil)
	v.add.SetEnabled(s.guide != nil)
	v.names = s.names
	v.office.Set("", s.offices, s.office)
	v.all.SetText(s.all)
	v.all.SetOn(!s.bad)
	v.faults.SetText(s.faults)
	v.faults.SetOn(s.bad)
	v.hour.SetText(s.hour)
	v.hour.SetOn(s.hours)
	update(&v.rows, s.items, v.list)
	if v.list.Selected() != s.chosen {
		v.list.Select(s.chosen)
	}
	v.empty.SetText(s.empty)
	show(v.empty, len(s.items) == 0)
	if reflect.DeepEqual(v.guide, s.guide) {
		return false
	}
	v.guide = s.guide
	if v.ready() {
		v.editor.Restore()
	}
	if s.guide == nil {
		v.scroll.SetContent(look.Col(0))
		return true
	}
	v.scroll.SetContent(look.Pad(guideBody(*s.guide), 0, 12, 12, 0))
	return true
}

// itemCard is a row of the list.
type itemCard struct {
	panel  *look.Panel
	name   *look.Para
	detail *look.Text
	tag    *look.Tag
}

func newItemCard() *itemCard {
	c := &itemCard{name: look.NewPara("", look.Body, look.Ink).MaxLines(2), detail: look.NewText("", look.Small, look.Soft),
		tag: look.NewTag("", look.Neutral)}
	c.panel = look.NewPanel(look.None, 8, 0, look.Row(10, look.Grow(look.Col(0, c.name, c.detail)), c.tag)).Padding(0, 10, 0, 10)
	return c
}

// Object is what the list shows.
func (c *itemCard) Object() fyne.CanvasObject { return c.panel }

func (c *itemCard) apply(r itemRow, selected bool) {
	c.name.SetText(r.name)
	c.detail.SetText(r.detail)
	c.tag.Set(r.tag, r.kind)
	moved := show(c.tag, r.tag != "")
	if selected {
		c.panel.SetFill(look.JadeSoft)
	} else {
		c.panel.SetFill(look.None)
	}
	if moved {
		c.panel.Content.Refresh()
	}
}

// guideBody lays a guide out.
func guideBody(g guide) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewPara(g.title, look.Title, look.Ink).Bold(), look.NewText(g.lead, look.Small, look.Soft)}
	facts := make([]fyne.CanvasObject, 0, len(g.facts))
	for _, f := range g.facts {
		facts = append(facts, look.Split(12, []float32{92, 0}, top(look.NewPara(f[0], look.Body, look.Soft)),
			top(look.NewPara(f[1], look.Body, look.Ink))))
	}
	objs = append(objs, look.Gap(0, 4), look.Grid(2, 10, facts...))
	for _, s := range g.sections {
		objs = append(objs, look.Gap(0, 6), look.Rule(), look.NewText(s.title, look.Body, look.JadeInk).Bold())
		for _, l := range s.lines {
			objs = append(objs, guideRow(l))
		}
	}
	return look.Col(8, objs...)
}

// top keeps an object at its natural height at the top of its place.
func top(o fyne.CanvasObject) fyne.CanvasObject { return look.Col(0, o) }

func guideRow(l guideLine) fyne.CanvasObject {
	parts := []fyne.CanvasObject{look.NewPara(l.name, look.Body, look.Ink)}
	if l.detail != "" {
		parts = append(parts, look.NewPara(l.detail, look.Small, look.Soft))
	}
	if l.when != "" {
		parts = append(parts, look.NewPara(l.when, look.Small, look.SkyInk))
	}
	body := look.Col(1, parts...)
	if l.tag == "" {
		return body
	}
	return look.RowTop(12, look.Grow(body), look.NewTag(l.tag, l.kind))
}
