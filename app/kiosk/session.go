package kiosk

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// session is what one person has done at the kiosk. A new person finds the zero session at home; nothing of the one
// before is left anywhere else.
type session struct {
	page     Page
	from     Page // where help, priority or a scan was asked for: the way back
	helpFrom Page // where help was asked for
	direct   bool // wants a number without a check
	signIn   bool // came to sign in and not to look

	query  string // what is searched
	typed  string // a number, a ticket, a code: whatever the page asks for
	office string // department chosen
	at     int    // page of the list

	cur      *draft
	rest     []*draft // other items of this visit
	todo     []*draft // further items of a bundle, still to be asked about
	bundle   *bundle
	others   []catalog.Text // what else the bundle needs, and nothing is known of here
	person   identified
	taking   bool // on the way to a number: who comes is asked
	priority queue.Priority
	key      string // idempotency key of the page's button for a number
	working  Do     // what the hall is doing for this press

	day    string       // chosen for an appointment
	slots  []queue.Slot // of that day
	slot   time.Time    // chosen
	booked *queue.Booking
	// booking: the page before asks for an appointment and not for a number; moving: for another time of booked.
	booking, moving bool
	dropping        bool // booked is about to be cancelled: asked once more

	visit  *queue.Visit
	wait   queue.Wait // as it was before the number was taken
	paper  paperState
	why    string // what the printer says
	found  *lookup
	back   *returning
	codes  int // wrong staff codes
	taps   int // on the hall's name
	banner Banner
}

// paperState is how far printing is.
type paperState int

const (
	paperNone paperState = iota
	paperPrinting
	paperDone
	paperFailed
)

// lookup is a ticket that was asked for.
type lookup struct {
	visit  queue.Visit
	reason queue.Reason
	code   bool // by its code: then it is the person's own, and its items may be shown
}

// returning is a case that waits for what its notice lists, and its person is here again.
type returning struct {
	visit  queue.Visit
	cases  []queue.Case
	papers []missed
}

// missed is a paper that a notice lists.
type missed struct {
	name   catalog.Text
	item   catalog.Text
	ticked bool
}

// identified is what is known of the person: never the number.
type identified struct {
	hash   string // keyed
	masked string
	elder  bool
}

func freshSession() session { return session{page: PageHome} }

// checked are the items of the visit that go through the check.
func (s *session) checked() []*draft {
	var out []*draft
	for _, d := range s.drafts() {
		if d.checked {
			out = append(out, d)
		}
	}
	return out
}

// asking are the questions that are asked now: the bundle's, then the item's.
func (s *session) asking() *form {
	if s.bundle != nil && s.cur == nil {
		return &s.bundle.form
	}
	return &s.cur.form
}

// drafts are all items of the visit, in the order in which they were chosen.
func (s *session) drafts() []*draft {
	if s.cur == nil {
		return s.rest
	}
	return append(append([]*draft{}, s.rest...), s.cur)
}

// chosen tells whether an item is already part of the visit.
func (s *session) chosen(it *catalog.Item) bool {
	for _, d := range s.rest {
		if d.item == it {
			return true
		}
	}
	return false
}
