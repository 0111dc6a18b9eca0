package counter

import (
	"onevisit/app/lang"
	"onevisit/queue"
)

// A key that makes no sense now says why: a clerk who presses it twice and sees nothing doubts the keyboard.

// inHand is a command about the person in hand.
func (p *presenter) inHand(f func()) func() {
	return func() {
		if p.visit == nil {
			p.say(p.t("ticket.none"), Info)
			return
		}
		f()
	}
}

// ifCalled is a command about somebody who was called and is not at the window yet.
func (p *presenter) ifCalled(f func()) func() {
	return p.inHand(func() {
		if p.visit.Ticket.State != queue.Called {
			p.say(p.t("note.at_window", lang.Args{"label": p.visit.Ticket.Label}), Info)
			return
		}
		f()
	})
}

// ifOpen is a decision about the case in hand.
func (p *presenter) ifOpen(f func()) func() {
	return p.inHand(func() {
		if c, _, ok := p.current(); ok && !c.Open() {
			p.say(p.t("note.decided", lang.Args{"item": p.itemName(c.Item)}), Info)
			return
		}
		f()
	})
}
