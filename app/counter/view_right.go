package counter

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// rightColumn is who comes next and what is running.
type rightColumn struct {
	root                  *fyne.Container
	v                     *view
	title                 *look.Text
	why                   *look.Button
	reason                *look.Para
	queue                 *look.List
	waiting               []Waiter
	clocksTitle, noClocks *look.Text
	clockList             *look.List
	clocks                []Clock
	clockBox              fyne.CanvasObject
	fitted                fitted
	clockActs             *fyne.Container
	duty                  *look.Para
	done, toggle          *look.Button
	heldCard              *look.Panel
	heldTitle             *look.Text
	heldList              *look.List
	held                  []Aside
	call                  *callCard
	alarm                 *look.Panel
	alarmText             *look.Para
	alarmAct              *look.Button
	othersTitle           *look.Text
	help                  *look.Button
	others                pool[*fyne.Container]
	chips                 []otherChip
	othersCard            *look.Panel
	shut, own             *look.Para
	keys                  *look.Button
}

// Heights of list rows in pixels at scale 1, and how many rows show before a list scrolls.
const (
	waiterHeight = 31
	clockHeight  = 56
	heldHeight   = 40
	clockRows    = 3
	heldRows     = 2
	tallWindow   = 900 // where twice as many fit
)

func newRightColumn(v *view) *rightColumn {
	r := &rightColumn{v: v}
	r.title = look.NewText("", look.Body, look.Ink).Bold().Whole()
	r.why = look.NewButton("", look.Quiet, func() { v.press(CmdQueue) }).Height(32).TextSize(look.Small)
	r.reason = look.NewPara("", 14, look.Soft).MaxLines(reasonLines)
	r.queue = look.NewList(waiterHeight, func() look.ListRow { return newPairRow() }, func(i int, row look.ListRow, _ bool) {
		if p, ok := row.(*pairRow); ok && i < len(r.waiting) {
			p.set(r.waiting[i].Label, r.waiting[i].Detail, Plain)
		}
	})
	r.queue.Lines = false
	pick := func(i int) {
		if i < len(r.waiting) {
			v.asks.pickWaiting(r.waiting[i].ID)
		}
	}
	r.queue.OnActivate, r.queue.OnTap = pick, pick
	next := look.Card(look.Surface, 16, look.Col(8, look.Row(8, r.title, look.Space(), r.why), r.reason, look.Grow(whole(r.queue, v.step(waiterHeight), func() int { return r.fitted.waiting }))))

	r.clocksTitle, r.noClocks = look.NewText("", look.Body, look.Ink).Bold(), look.NewText("", 14, look.Soft)
	r.clockList = look.NewList(clockHeight, func() look.ListRow { return newClockRow() }, func(i int, row look.ListRow, _ bool) {
		if c, ok := row.(*clockRow); ok && i < len(r.clocks) {
			c.set(r.clocks[i])
		}
	})
	r.clockList.Lines, r.clockList.RingAlways = false, true
	r.clockList.OnSelect = func(i int) {
		if v.heard() && i < len(r.clocks) {
			v.asks.pickClock(r.clocks[i].ID)
		}
	}
	r.done = look.NewButton("", look.Plain, func() { v.press(CmdDone) }).Height(36).TextSize(14)
	r.toggle = look.NewButton("", look.Plain, func() { v.press(CmdClock) }).Height(36).TextSize(14)
	r.duty = look.NewPara("", look.Small, look.AmberInk).MaxLines(2)
	r.clockActs = look.Row(8, look.Grow(r.done), r.toggle)
	r.fitted = fitted{reasonLines, clockRows, heldRows, 2, true, true, fyne.Size{}}
	r.clockBox = v.rows(r.clockList, clockHeight, &r.fitted.clocks)
	clocks := look.NewPanel(look.Surface, 12, 0, look.Col(8, look.Pad(r.clocksTitle, 0, 8, 0, 8), look.Pad(r.noClocks, 0, 8, 0, 8), r.clockBox, look.Pad(r.clockActs, 0, 8, 0, 8), look.Pad(r.duty, 0, 8, 0, 8))).Padding(16, 8, 16, 8)

	r.heldTitle = look.NewText("", look.Body, look.Ink).Bold()
	r.heldList = look.NewList(heldHeight, func() look.ListRow { return newPairRow() }, func(i int, row look.ListRow, _ bool) {
		if p, ok := row.(*pairRow); ok && i < len(r.held) {
			p.set(r.held[i].Label, r.held[i].Detail, r.held[i].Tone)
		}
	})
	r.heldList.Lines = false
	take := func(i int) {
		if i < len(r.held) {
			v.asks.pickHeld(r.held[i].ID)
		}
	}
	r.heldList.OnActivate, r.heldList.OnTap = take, take
	r.heldCard = look.Card(look.Surface, 16, look.Col(4, r.heldTitle, v.rows(r.heldList, heldHeight, &r.fitted.held)))
	r.keys = look.NewButton("", look.Quiet, func() { v.press(CmdKeys) }).Height(32).TextSize(look.Small)
	r.newAlarm()
	r.newOthers()
	r.call = newCallCard(v)
	r.root = look.Col(12, look.Grow(next), r.call.root, r.alarm, clocks, r.heldCard, r.othersCard, r.keys)
	return r
}

func (r *rightColumn) apply(s, before State, first bool) {
	r.applyAlarm(s)
	r.call.apply(s.Call)
	r.applyOthers(s)
	if r.duty.Text() != s.Duty.Text {
		r.duty.SetText(s.Duty.Text)
		r.v.dirty = true
	}
	r.duty.SetColor(s.Duty.Tone.kind().InkColor())
	r.v.setShown(r.duty, s.Duty.Text != "")
	r.title.SetText(s.Next.Title)
	r.why.SetText(s.Titles.Why)
	r.why.SetKey(keyName[CmdQueue])
	if r.reason.Text() != s.Next.Why {
		r.reason.SetText(s.Next.Why)
		r.v.dirty = true
	}
	r.v.setShown(r.why, s.Next.Why != "")
	r.v.setShown(r.reason, s.Next.Why != "" && r.fitted.lines > 0)
	r.clocksTitle.SetText(s.Titles.Clocks)
	r.noClocks.SetText(s.Titles.NoClocks)
	r.heldTitle.SetText(s.Titles.Held)
	r.keys.SetText(s.Titles.Keys)
	if first || !reflect.DeepEqual(s.Waiting, before.Waiting) {
		r.v.dirty = r.v.dirty || len(r.waiting) != len(s.Waiting)
		r.waiting = s.Waiting
		fill(r.queue, len(r.waiting))
	}
	if first || !reflect.DeepEqual(s.Clocks, before.Clocks) {
		r.applyClocks(s.Clocks)
	}
	if first || !reflect.DeepEqual(s.Held, before.Held) {
		r.v.dirty = r.v.dirty || len(r.held) != len(s.Held)
		r.held = s.Held
		fill(r.heldList, len(r.held))
	}
	r.v.setShown(r.heldCard, len(s.Held) > 0)
}

// fill shows a list's items anew.
func fill(l *look.List, n int) {
	if l.Count() != n {
		l.SetCount(n)
		return
	}
	l.Update()
}

func (r *rightColumn) applyClocks(clocks []Clock) {
	r.v.dirty = r.v.dirty || len(r.clocks) != len(clocks)
	r.clocks = clocks
	fill(r.clockList, len(clocks))
	on := -1
	for i, c := range clocks {
		if c.On {
			on = i
			r.v.dirty = r.v.dirty || r.toggle.Text() != c.Toggle.Text
			setAct(r.done, c.Done, look.Plain)
			setAct(r.toggle, c.Toggle, look.Plain)
		}
	}
	r.toggle.SetKey("")
	if r.v.tight {
		r.done.SetKey("")
	}
	if r.clockList.Selected() != on {
		r.clockList.Select(on)
	}
	r.v.setShown(r.clockActs, on >= 0)
	r.v.setShown(r.noClocks, len(clocks) == 0)
	r.v.setShown(r.clockBox, len(clocks) > 0)
}

// pairRow is a label and a softer text at the right.
type pairRow struct {
	row           fyne.CanvasObject
	label, detail *look.Text
}

func newPairRow() *pairRow {
	p := &pairRow{label: look.NewText("", look.Body, look.Ink).Whole(), detail: look.NewText("", look.Body, look.Soft).Right()}
	p.row = look.Pad(look.Row(12, p.label, look.Grow(p.detail)), 0, 10, 0, 0) // the bar of the list stands there
	return p
}

// Object is what the list shows.
func (p *pairRow) Object() fyne.CanvasObject { return p.row }

func (p *pairRow) set(label, detail string, tone Tone) {
	p.label.SetText(label)
	p.detail.SetText(detail)
	p.detail.SetColor(look.Soft)
	if tone != Plain {
		p.detail.SetColor(tone.kind().InkColor())
	}
}

// clockRow is one running clock: whose, what for, how long still.
type clockRow struct {
	row         fyne.CanvasObject
	label, item *look.Text
	left        *look.Light
	none        *look.Text
	word        *look.Text
}

func newClockRow() *clockRow {
	c := &clockRow{label: look.NewText("", look.Body, look.Ink), item: look.NewText("", look.Small, look.Soft)}
	c.left = look.NewLight(look.Green, "", 20).Bold()
	c.none = look.NewText("", 20, look.Soft).Bold().Whole()
	c.word = look.NewText("", look.Small, look.Soft).Right()
	c.row = look.Pad(look.Row(8, look.Grow(look.Col(0, c.label, c.item)), look.Col(0, look.End(look.Row(0, c.left, c.none)), c.word)), 0, 8, 0, 8)
	return c
}

// Object is what the list shows.
func (c *clockRow) Object() fyne.CanvasObject { return c.row }

func (c *clockRow) set(s Clock) {
	c.label.SetText(s.Label)
	c.item.SetText(s.Item)
	c.word.SetText(s.Word)
	state, lit := map[string]look.State{"green": look.Green, "yellow": look.Yellow, "red": look.Late, "paused": look.Paused}[s.Light]
	show(c.left, lit)
	show(c.none, !lit)
	if !lit {
		c.none.SetText(s.Left)
		c.word.SetColor(look.Soft)
		return
	}
	c.left.Set(state, s.Left)
	_, ink := state.Look()
	c.word.SetColor(ink)
}
