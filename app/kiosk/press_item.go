package kiosk

import (
	"context"
	"slices"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// onQuestion takes an answer.
func (p *presenter) onQuestion(x Press) {
	f := p.s.asking()
	q, ok := f.question()
	if !ok {
		p.next()
		return
	}
	switch x.Do {
	case DoAnswer:
		if slices.ContainsFunc(q.Choices, func(c catalog.Choice) bool { return c.ID == x.ID }) {
			f.answer(q.ID, x.ID)
			p.next()
		}
	case DoEnter:
		if n := typedNumber(p.s.typed); q.Numeric() && n != "" {
			f.answer(q.ID, n)
			p.next()
		}
	case DoType, DoErase, DoClear:
		p.edit(&p.s.typed, x, func(next string) bool { return len(next) <= 8 && typedNumber(next) != "" || next == "." })
	default: // not a command of this page
	}
}

// edit changes a typed text; a text that ok refuses is not taken.
func (p *presenter) edit(text *string, x Press, ok func(string) bool) {
	switch x.Do {
	case DoType:
		if next := *text + x.ID; ok(next) {
			*text = next
		}
	case DoErase:
		if r := []rune(*text); len(r) > 0 {
			*text = string(r[:len(r)-1])
		}
	case DoClear:
		*text = ""
	default: // not a command of this page
	}
}

func (p *presenter) onMaterials(x Press) {
	d := p.s.cur
	f, err := p.find()
	if err != nil {
		p.fail(x.Do, err)
		return
	}
	all := p.s.checked()
	switch x.Do {
	case DoTick:
		if c, ok := f.card(x.ID); ok {
			d.touched = true
			put(all, c, !there(all, c))
		}
	case DoAll:
		d.touched = true
		for _, c := range f.cards {
			put(all, c, true)
		}
		p.turnTo(PageVerdict)
	case DoResult:
		d.touched = true
		p.turnTo(PageVerdict)
	case DoPage:
		d.at = x.N
	default: // not a command of this page
	}
}

// onResult does what can be done about an item that was chosen, checked or not.
func (p *presenter) onResult(x Press) {
	switch x.Do {
	case DoIssue:
		if p.p.Identify != nil && p.s.person.hash == "" {
			p.s.from, p.s.taking = p.s.page, true
			p.turnTo(PagePerson)
			return
		}
		p.take()
	case DoCheck:
		p.s.direct = false
		p.next()
	case DoList:
		if p.s.page == PageVerdict {
			p.list()
		}
	case DoAnother:
		p.s.rest = append(p.s.rest, p.s.cur)
		p.s.cur, p.s.bundle = nil, nil
		p.s.query, p.s.office, p.s.at = "", "", 0
		p.turnTo(PageFind)
	case DoPriority:
		p.s.from = p.s.page
		p.turnTo(PagePriority)
	case DoPage:
		p.s.at = x.N
	case DoBook:
		p.toBook()
	case DoItem: // not this one, another
		p.s.query, p.s.office, p.s.at = "", "", 0
		p.toFind()
	default: // not a command of this page
	}
}

// staffTaps is how many taps on the hall's name open the staff's page.
const staffTaps = 5

// staffTries is how many wrong codes end it.
const staffTries = 3

// staff shows the page with the way out.
func (p *presenter) staff() {
	if p.s.working == DoNothing {
		p.wipe()
		p.turnTo(PageStaff)
		p.show()
	}
}

func (p *presenter) onStaff(x Press) {
	if x.Do != DoEnter {
		p.edit(&p.s.typed, x, func(next string) bool { return len(next) <= 32 })
		return
	}
	typed := p.s.typed
	p.s.typed = ""
	right := func() bool { return typed == p.p.StaffCode && p.p.StaffCode != "" }
	p.ask(DoEnter, func(ctx context.Context) (func(), error) {
		err := p.hall.Attempt(ctx, "exit "+p.p.Name, right)
		if err != nil && !fault.Has(err, queue.CodeWrongLogin) && !fault.Has(err, queue.CodeLoginWait) && right() {
			err = nil // a kiosk that lost its hall can still be left
		}
		return func() { p.staffTold(err) }, nil
	})
}

// staffTold leaves the full screen after the right code. After a few wrong ones, or when there is some waiting to do after
// them, it says so or gives the kiosk back to the people.
func (p *presenter) staffTold(err error) {
	switch {
	case err == nil:
		p.wipe()
		p.log.Info("kiosk", "do", "staff leaves the full screen")
		p.exit()
		return
	case fault.Has(err, queue.CodeLoginWait):
		p.s.banner = Banner{Title: p.words.Error(err)}
		return
	}
	p.s.codes++
	if p.s.codes >= staffTries {
		p.wipe()
		return
	}
	p.s.banner = Banner{Title: p.words.T("kiosk.staff.wrong")}
}
