package kiosk

import (
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
	priority queue.Priority
	key      string // idempotency key of the page's button for a number
	working  Do     // what the hall is doing for this press

	visit  *queue.Visit
	wait   queue.Wait // as it was before the number was taken
	paper  paperState
	found  *lookup
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

func freshSession() session { return session{page: PageHome} }

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
