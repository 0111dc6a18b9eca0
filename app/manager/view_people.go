package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/queue"
)

// peopleView is the widgets of the page of people.
type peopleView struct {
	root  fyne.CanvasObject
	note  *look.Para
	add   *look.Button
	rows  *rows[personRow]
	empty *look.Para
}

func newPeopleView(of *view) *peopleView {
	v := &peopleView{note: look.NewPara("", look.Body, look.Soft), empty: look.NewPara("", look.Lead, look.Soft).Middle()}
	v.add = look.NewButton("", look.Plain, func() { of.asks.do(command{verb: verbMember}) }).Icon(look.Plus)
	v.rows = newRows([]look.Column{{Width: 90}, {}, {Width: 130}, {}, {Width: 170}, {Width: 120}, {Width: 200}}, 42, fillPerson)
	open := func(i int) {
		if i >= 0 && i < len(v.rows.list) {
			of.asks.do(command{verb: verbMember, key: v.rows.list[i].id})
		}
	}
	v.rows.table.Rows.OnTap, v.rows.table.Rows.OnActivate = open, open
	v.root = look.Col(12, look.Row(20, look.Grow(v.note), v.add), look.Grow(look.Card(look.Surface, 0,
		look.Stack(v.rows.table.Object(), look.Center(v.empty))).Padding(8, 10, 8, 10)))
	return v
}

func (v *peopleView) apply(s *peopleState) {
	v.note.SetText(s.note)
	v.add.SetText(s.add)
	h := s.head
	v.rows.table.SetTitles(h.id, h.name, h.role, h.windows, h.login, h.word, h.changed)
	v.rows.set(s.rows)
	v.empty.SetText(s.empty)
	show(v.empty, len(s.rows) == 0)
}

func fillPerson(r personRow, c []*look.Cell) {
	c[0].Text(r.id, look.Ink)
	c[0].Bold(true)
	c[1].Text(r.name, look.Ink)
	c[2].Text(r.role, look.Ink)
	c[3].Text(r.windows, look.Ink)
	c[4].Text(r.login, look.Soft)
	c[5].Light(r.state, r.word)
	c[6].Text(r.changed, look.Soft)
}

// memberSheet is the open sheet of somebody.
type memberSheet struct {
	s        memberState
	sheet    *look.Sheet
	id       *look.Entry
	name     *look.Entry
	roles    []*look.Button
	windows  []*look.Button
	password *look.Entry
	active   *look.Button
	wrong    *look.Para
	save     *look.Button
	cancel   *look.Button
	role     queue.Role
	works    bool
	at       map[string]bool
	send     func(queue.Member, string, func(string))
}

func newMemberSheet(stage *look.Stage, s memberState, send func(queue.Member, string, func(string))) *memberSheet {
	v := &memberSheet{s: s, send: send, role: s.member.Role, works: !s.member.Inactive, at: map[string]bool{},
		id: look.NewEntry("12").Limit(32), name: look.NewEntry("").Limit(40), wrong: look.NewPara("", look.Body, look.RedInk),
		password: look.NewEntry(s.password).Limit(72).Secret()}
	v.wrong.Hide()
	v.id.SetText(s.member.ID)
	if !s.fresh { // a number is somebody's for ever: the journal names it
		v.id.Disable()
	}
	v.name.SetText(s.member.Name)
	for _, w := range s.member.Windows {
		v.at[w] = true
	}
	var roles, windows []fyne.CanvasObject
	for i, r := range []queue.Role{queue.RoleClerk, queue.RoleManager} {
		b := look.NewButton(s.roles[i], look.Plain, func() { v.role = r; v.mark() })
		v.roles, roles = append(v.roles, b), append(roles, b)
	}
	for i, id := range s.windows {
		b := look.NewButton(s.words[i], look.Plain, func() { v.at[id] = !v.at[id]; v.mark() }).Height(36)
		v.windows, windows = append(v.windows, b), append(windows, b)
	}
	v.active = look.NewButton(s.active, look.Plain, func() { v.works = !v.works; v.mark() })
	v.mark()
	row := func(key string, o fyne.CanvasObject) fyne.CanvasObject {
		return look.RowTop(16, look.Fixed(look.NewText(s.names[key], look.Body, look.Soft), 110, 0), look.Grow(o))
	}
	v.save, v.cancel = look.NewButton(s.save, look.Primary, v.store), look.NewButton(s.cancel, look.Quiet, func() { v.sheet.Close() })
	o := look.SheetOptions{Title: s.title, Width: 720, Buttons: []*look.Button{v.save, v.cancel}, Focus: v.name,
		Content: look.Col(12, row("clerk", look.Start(look.Fixed(v.id, 160, 0))), row("name", v.name),
			row("role", look.Row(8, append(roles, look.Space(), v.active)...)), row("windows", look.Wrap(8, windows...)),
			row("login", look.Col(4, v.password, look.NewPara(s.note, look.Small, look.Soft))), v.wrong)}
	if s.fresh {
		o.Focus = v.id
	}
	v.sheet = stage.Sheet(o)
	return v
}

func (v *memberSheet) mark() {
	v.roles[0].SetOn(v.role == queue.RoleClerk)
	v.roles[1].SetOn(v.role == queue.RoleManager)
	for i, b := range v.windows {
		b.SetOn(v.at[v.s.windows[i]])
	}
	v.active.SetOn(v.works)
}

// store sends what was written; what is wrong with it is said in the sheet, which stays open.
func (v *memberSheet) store() {
	m := v.s.member
	m.ID, m.Name, m.Role, m.Inactive, m.Windows = v.id.Text(), v.name.Text(), v.role, !v.works, nil
	for _, id := range v.s.windows {
		if v.at[id] {
			m.Windows = append(m.Windows, id)
		}
	}
	v.send(m, v.password.Text(), func(wrong string) {
		if wrong == "" {
			v.sheet.Close()
			return
		}
		v.wrong.SetText(wrong)
		v.wrong.Show()
		v.sheet.Refresh()
	})
}

// newDaySheet asks whether the day is to be opened or closed.
func newDaySheet(stage *look.Stage, s dayState, yes func()) *look.Sheet {
	var sheet *look.Sheet
	kind := look.Primary
	if s.closing {
		kind = look.Danger
	}
	do := look.NewButton(s.yes, kind, func() {
		sheet.Close()
		yes()
	})
	no := look.NewButton(s.no, look.Quiet, func() { sheet.Close() })
	var objs []fyne.CanvasObject
	for _, l := range s.lines {
		objs = append(objs, look.RowTop(10, look.NewIcon(look.Dot, 10, look.AmberInk), look.Grow(look.NewPara(l, look.Body, look.Ink))))
	}
	sheet = stage.Sheet(look.SheetOptions{Title: s.title, Lead: s.lead, Width: 640, Content: look.Col(8, objs...),
		Buttons: []*look.Button{do, no}})
	return sheet
}
