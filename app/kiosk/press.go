package kiosk

import (
	"slices"

	"onevisit/app/lang"
	"onevisit/queue"
)

// press does what a button says. A button that the page does not show any more does nothing.
func (p *presenter) press(x Press) {
	p.idle = 0
	if p.s.working != DoNothing {
		return
	}
	if x.Do != DoRead {
		p.hush()
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
		w, large, contrast, low := p.words, p.large, p.contrast, p.low // the same person goes on
		p.wipe()
		p.words, p.large, p.contrast, p.low = w, large, contrast, low
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
	case DoLow:
		p.low = !p.low
		p.s.at = 0
		if p.s.cur != nil {
			p.s.cur.at = 0
		}
	case DoRead:
		p.read()
	case DoGuide:
		p.toGuide()
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
			p.afterPriority()
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
	case PageBook:
		p.onBook(x)
	case PageBooked:
		p.onBooked(x)
	case PageReturn:
		p.onReturn(x)
	case PagePerson:
		p.onPerson(x)
	case PageGuide:
		p.onGuide(x)
	case PageTicket:
	}
}

// afterPriority goes back to where priority was asked for, or on to the number that waits for the answer.
func (p *presenter) afterPriority() {
	if p.s.person.hash != "" && (p.s.taking || p.s.booking) {
		p.wished()
		return
	}
	p.turnTo(p.s.from)
}

// asker is the page that asked for a number or an appointment.
func (p *presenter) asker() Page {
	if p.s.booking {
		return PageBook
	}
	return p.s.from
}

// turnTo shows a page. A page with the button for a number gets its key here, once.
func (p *presenter) turnTo(page Page) {
	p.s.page, p.s.typed = page, ""
	switch page {
	case PageVerdict:
		p.s.at = 0
	case PageBooked:
		p.s.moving, p.s.dropping = false, false
	case PageBook:
		p.s.booking = false
	default:
	}
	if page == PageOffer || page == PageVerdict {
		p.s.key, p.s.taking, p.s.booking = newKey(), false, false
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
		f, err := p.find()
		if err == nil && !f.refused() && len(f.cards) > 0 {
			p.turnTo(PageMaterials)
		} else {
			p.reask()
		}
	case PagePriority, PagePerson:
		p.turnTo(p.asker())
	case PageHelp:
		s.page = s.helpFrom
	case PageList:
		p.turnTo(PageVerdict)
	case PageScan, PageStaff:
		p.turnTo(PageHome)
	case PageBook:
		if s.moving {
			p.turnTo(PageBooked)
			return
		}
		p.turnTo(s.from)
	case PageProgress, PageReturn:
		p.turnTo(s.from)
	case PageGuide:
		typed := s.typed
		p.turnTo(s.from)
		s.typed = typed
	case PageBooked:
		if s.dropping { // rather not
			s.dropping = false
			return
		}
		p.turnTo(PageHome)
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

// reask opens the last question again, whichever item or bundle it belongs to, or the search if there was none.
func (p *presenter) reask() {
	s := &p.s
	for {
		f := s.asking()
		if f.reopen() {
			value := f.answers[f.again]
			p.turnTo(PageQuestion)
			if q, ok := f.question(); ok && q.Numeric() {
				s.typed = value
			}
			return
		}
		if s.cur == nil || !s.cur.bundled {
			p.toFind()
			return
		}
		s.todo = append([]*draft{s.cur}, s.todo...)
		s.cur = nil
		if last := len(s.rest) - 1; last >= 0 && s.rest[last].bundled {
			s.cur, s.rest = s.rest[last], s.rest[:last]
		}
	}
}

// toFind goes back to the search; the item, or the bundle with all of its items, is put away.
func (p *presenter) toFind() {
	s := &p.s
	s.cur, s.todo = nil, nil
	if s.bundle != nil {
		s.bundle, s.others = nil, nil
		s.rest = slices.DeleteFunc(s.rest, func(d *draft) bool { return d.bundled })
	}
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
