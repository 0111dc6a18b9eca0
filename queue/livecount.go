package queue

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue/internal/order"
)

// Counts are the figures of the business day. Each is derived from tickets and cases, so a projection that followed
// the day and one loaded at noon say the same.
type Counts struct {
	Issued    int // tickets given today
	Waiting   int // who wait now
	Serving   int // who are at a window now, called or being served
	Completed int // visits completed today
	NoShow    int // who did not come when called and are not back

	Accepted      int // cases accepted today, with or without a gap or a pledge
	Gaps          int // of these with a gap (容缺)
	Notices       int // one-time notices given on today's visits
	SecondNotices int // notices beyond the first on one case: should stay 0
	Refused       int // cases refused today

	CasesDone      int // cases finished today (办结), of today's visits or earlier ones
	OneHourDone    int // of these in the one-hour area
	OneHourInTime  int // of these within the hour of office time
	DoneFirstVisit int // visits completed today with something accepted or done and no notice: nobody had to come again

	WaitMedian time.Duration // waiting time until the last call, of those called today
	WaitP90    time.Duration // nine of ten waited at most this long
}

// Counts are today's figures as they stand.
func (l *Live) Counts() Counts {
	l.mu.RLock()
	defer l.mu.RUnlock()
	c := l.s.counts
	c.WaitMedian, c.WaitP90 = quantile(&l.s.waits, 50), quantile(&l.s.waits, 90)
	return c
}

// quantile is the nearest-rank quantile of sorted durations.
func quantile(sorted *order.List, percent int) time.Duration {
	if sorted.Len() == 0 {
		return 0
	}
	rank := (sorted.Len()*percent + 99) / 100
	return time.Duration(sorted.At(max(rank, 1) - 1).Key)
}

// countTicket adds (n = 1) or takes away (n = -1) what one ticket contributes.
func (s *liveState) countTicket(t Ticket, n int) {
	k := &s.counts
	k.Issued += n
	switch t.State {
	case Waiting:
		k.Waiting += n
	case Called, Serving:
		k.Serving += n
	case Completed:
		k.Completed += n
	case NoShow:
		k.NoShow += n
	case Held, Cancelled, Expired:
	}
	if t.CallAt.IsZero() {
		return
	}
	if p := (order.Place{Key: int64(t.Waited), ID: t.ID}); n > 0 {
		s.waits.Insert(p)
	} else {
		s.waits.Remove(p)
	}
}

// countCase adds or takes away what one case contributes.
func (s *liveState) countCase(c Case, n int) {
	k := &s.counts
	if s.today(c.Decided) && c.Number != "" {
		k.Accepted += n
		if c.Outcome == catalog.AcceptWithGap {
			k.Gaps += n
		}
	}
	if s.today(c.Opened) {
		k.Notices += n * c.Notices
		k.SecondNotices += n * max(c.Notices-1, 0)
	}
	if c.State == Refused && s.today(c.Decided) {
		k.Refused += n
	}
	if (c.State == Done || c.State == Delivered) && s.today(c.Clock.Stopped) {
		k.CasesDone += n
		if c.OneHour {
			k.OneHourDone += n
			if c.Clock.Due.IsZero() || !c.Clock.Stopped.After(c.Clock.Due) {
				k.OneHourInTime += n
			}
		}
	}
}

// countFirst looks again whether a visit was settled at the first attempt.
func (s *liveState) countFirst(ticket int64) {
	t, ok := s.tickets[ticket]
	first := ok && t.State == Completed && (t.Outcome == OutcomeDone || t.Outcome == OutcomePickup)
	for _, id := range s.visits[ticket] {
		first = first && s.cases[id].Notices == 0
	}
	if first != s.first[ticket] {
		if first {
			s.first[ticket] = true
			s.counts.DoneFirstVisit++
		} else {
			delete(s.first, ticket)
			s.counts.DoneFirstVisit--
		}
	}
}

func (s *liveState) today(t time.Time) bool { return !t.Before(s.start) && t.Before(s.end) }
