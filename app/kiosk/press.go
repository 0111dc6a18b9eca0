package kiosk

import (
	"onevisit/app/lang"
	"onevisit/queue"
)

// press does what a button says. A button that the page does not show any more does nothing.
func (p *presenter) press(x Press) {
	p.idle = 0
	if p.s.working != DoNothing {
		return
	}
	p.s.banner = Banner{}
	if x.Do != DoName {
		p.s.taps = 0
	}
	if !p.common(x) {
		p.onPage(x)
	}
	p.show()
}

// common does what can be asked for on every page.
func (p *presenter) common(x Press) bool {
	switch x.Do {
	case DoHome:
		w, large, contrast := p.words, p.large, p.contrast // the same person goes on
		p.wipe()
		p.words, p.large, p.contrast = w, large, contrast
	case DoDone:
		p.wipe()
	case DoBack:
		p.back()
	case DoHelp:
		p.help()
	case DoLarge:
		p.large = !p.large
	case DoContrast:
		p.contrast = !p.contrast
	case DoLanguage:
		other := lang.EN
		if p.words.Language() == lang.EN {
			other = lang.ZH
		}
		p.words = lang.For(other)
		if other == p.home.Language() {
			p.words = p.home
		}
	case DoNothing:
	default:
		return false
	}
	return true
}

func (p *presenter) onPage(x Press) {
	switch p.s.page {
	case PageHome:
		p.onHome(x)
	case PageFind:
		p.onFind(x)
	case PageQuestion:
		p.onQuestion(x)
	case PageMaterials:
		p.onMaterials(x)
	case PageOffer, PageVerdict, PageList:
		p.onResult(x)
	case PagePriority:
		if x.Do == DoClass {
			p.s.priority = queue.Priority(x.ID)
			p.turnTo(p.s.from)
		}
	case PageScan:
		p.onScan(x)
	case PageProgress:
		if x.Do == DoReturn {
			p.restore()
		}
	case PageHelp:
		if x.Do == DoOK {
			p.back()
		}
	case PageStaff:
		p.onStaff(x)
	case PageTicket:
	}
}

// turnTo shows a page. A page with the button for a number gets its key here, once.
func (p *presenter) turnTo(page Page) {
	p.s.page, p.s.typed = page, ""
	if page == PageOffer || page == PageVerdict {
		p.s.key = newKey()
	}
}

// back goes to the page before, without losing what was said there.
func (p *presenter) back() {
	s := &p.s
	switch s.page {
	case PageFind:
		p.backFromFind()
	case PageOffer:
		p.toFind()
	case PageQuestion:
		p.reask()
	case PageMaterials:
		p.reask()
	case PageVerdict:
		f, err := s.cur.find(p.hall.Today())
		if err == nil && !f.refused() && len(f.cards) > 0 {
			p.turnTo(PageMaterials)
		} else {
			p.reask()
		}
	case PagePriority:
		p.turnTo(s.from)
	case PageHelp:
		s.page = s.helpFrom
	case PageList:
		p.turnTo(PageVerdict)
	case PageScan, PageStaff:
		p.turnTo(PageHome)
	case PageProgress:
		p.turnTo(s.from)
	case PageHome, PageTicket:
	}
}

// backFromFind goes one step up: from what was typed, from a department, from a further item, then home.
func (p *presenter) backFromFind() {
	s := &p.s
	switch {
	case s.query != "":
		s.query, s.at = "", 0
	case s.office != "":
		s.office, s.at = "", 0
	case len(s.rest) > 0: // the further item was not wanted after all
		last := len(s.rest) - 1
		s.cur, s.rest = s.rest[last], s.rest[:last]
		if s.cur.checked {
			p.turnTo(PageVerdict)
		} else {
			p.turnTo(PageOffer)
		}
	default:
		p.turnTo(PageHome)
	}
}

// reask opens the last question again, or the search if there was none.
func (p *presenter) reask() {
	if !p.s.cur.reopen() {
		p.toFind()
		return
	}
	value := p.s.cur.answers[p.s.cur.again]
	p.turnTo(PageQuestion)
	if q, ok := p.s.cur.question(); ok && q.Numeric() {
		p.s.typed = value
	}
}

// toFind goes back to the search; the item is put away.
func (p *presenter) toFind() {
	p.s.cur = nil
	p.turnTo(PageFind)
}

func (p *presenter) onHome(x Press) {
	switch x.Do {
	case DoCheck, DoDirect:
		p.s.direct = x.Do == DoDirect
		p.toFind()
	case DoSignIn, DoProgress:
		p.s.signIn = x.Do == DoSignIn
		p.turnTo(PageScan)
	case DoName:
		p.s.taps++
		if p.s.taps >= staffTaps && p.p.StaffCode != "" {
			p.s.taps = 0
			p.turnTo(PageStaff)
		}
	default: // not a command of this page
	}
}

// begin starts with an item, on the way that was chosen at home.
func (p *presenter) begin(id string) {
	it, err := p.hall.Catalog().Item(id)
	if err != nil {
		p.fail(DoItem, err)
		return
	}
	if p.s.chosen(it) {
		p.s.banner = Banner{Title: p.words.T("kiosk.find.twice", lang.Args{"item": p.words.Text(it.Name)}),
			Detail: p.words.T("kiosk.find.twice_next")}
		return
	}
	p.s.cur = newDraft(it)
	if p.s.direct {
		p.turnTo(PageOffer)
		return
	}
	p.next()
}

// next shows what comes next for the item: a question, the materials, the verdict.
func (p *presenter) next() {
	d := p.s.cur
	d.checked = true
	if _, ask := d.question(); ask {
		p.turnTo(PageQuestion)
		return
	}
	f, err := d.find(p.hall.Today())
	if err != nil {
		p.fail(DoResult, err)
		return
	}
	if f.refused() || len(f.cards) == 0 {
		p.turnTo(PageVerdict)
		return
	}
	d.at = 0
	p.turnTo(PageMaterials)
}
