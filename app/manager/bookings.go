package manager

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// slotFact is a slot of a line on the day in view.
type slotFact struct {
	line string
	queue.Slot
}

// bookChoice is what of the appointments is shown: a day, a line, the slot that begins at a time. Empty: today, all, all.
type bookChoice struct{ day, line, slot string }

// bookingsState is the page of appointments.
type bookingsState struct {
	days        choiceList
	summary     string
	lineTitle   string
	lineHead    bookCount
	lines       []bookCount
	slotTitle   string
	slotHead    bookCount
	slots       []bookCount
	peopleTitle string
	head        bookRow
	people      []bookRow
	note, empty string
}

// bookCount is a row of counts: of a line, or of a slot.
type bookCount struct {
	key, name, booked, came, missed, free string
	late                                  bool // somebody did not come
	chosen                                bool
}

// bookRow is an appointment. Its number is masked: with the whole one somebody else could sign in.
type bookRow struct {
	seq                       int64
	time, number, item, class string
	state                     look.State
	word                      string
}

// tally counts appointments. Of what is over nothing can be booked any more, and none is free.
type tally struct {
	booked, came, missed, free int
	over                       bool
}

// gatherBookings reads what the page of appointments shows.
func gatherBookings(hall Hall, live Live, b *bookings, c bookChoice) bookingFacts {
	f := bookingFacts{day: c.day, days: hall.BookingDays(), ready: b.began}
	if today := hall.Today(); f.day < today {
		f.day = today
	}
	for _, l := range hall.Setup().Lines {
		for _, s := range hall.DaySlots(l.ID, f.day) {
			f.slots = append(f.slots, slotFact{l.ID, s})
		}
	}
	f.list = b.facts(f.day, live)
	return f
}

// bookingFacts are the appointments of one day.
type bookingFacts struct {
	ready bool
	day   string
	days  []string // that can still be booked
	slots []slotFact
	list  []bookFact
}

// bookState says what has become of an appointment; missed when its time is over and nobody signed in.
func (t talk) bookState(f facts, b bookFact) (state look.State, word string, missed bool) {
	switch b.ticket.State {
	case queue.Waiting, queue.Held:
		return look.Green, t.t("book.waits", lang.Args{"label": b.ticket.Label}), false
	case queue.Called, queue.Serving:
		return look.Green, t.t("book.served", lang.Args{"label": b.ticket.Label, "id": b.ticket.Window}), false
	case queue.NoShow:
		return look.Yellow, t.t("book.no_show", lang.Args{"label": b.ticket.Label}), false
	case queue.Completed, queue.Cancelled, queue.Expired:
		return look.Closed, t.t("book.done", lang.Args{"label": b.ticket.Label}), false
	}
	r := t.setup.Rules
	switch late := f.now.Sub(b.From); {
	case late > max(r.AppointmentLate, f.slotOf(b)):
		return look.Late, t.t("book.missed"), true
	case late > 0:
		return look.Yellow, t.t("book.late", lang.Args{"n": whole(late)}), false
	}
	return look.Idle, t.t("book.awaited"), false
}

// slotOf is how long an appointment's slot is.
func (f facts) slotOf(b bookFact) time.Duration {
	for _, s := range f.bookings.slots {
		if s.line == b.Line && s.From.Equal(b.From) {
			return s.To.Sub(s.From)
		}
	}
	return 0
}

// bookings computes the page of appointments.
func (t talk) bookings(f facts, c bookChoice) *bookingsState {
	s := &bookingsState{lineTitle: t.t("book.lines"), slotTitle: t.t("book.slots"), peopleTitle: t.t("book.people"), note: t.t("book.note"),
		empty: t.t("book.none")}
	b := f.bookings
	today := f.now.Format(time.DateOnly)
	days := b.days
	if len(days) == 0 || days[0] != today {
		days = append([]string{today}, days...)
	}
	for _, d := range days {
		word := say.Date(t.Words, dayOf(d))
		if d == today {
			word = t.t("period.today") + " · " + word
		}
		s.days.add(word, d, b.day)
	}
	counts := bookCount{booked: t.t("col.booked"), came: t.t("col.came"), missed: t.t("col.missed"), free: t.t("col.free")}
	s.lineHead, s.slotHead = counts, counts
	s.lineHead.name, s.slotHead.name = t.t("col.line"), t.t("col.slot")
	s.head = bookRow{time: t.t("col.slot"), number: t.t("col.booking"), item: t.t("col.item"), class: t.t("col.class"), word: t.t("col.state")}
	if !b.ready {
		s.empty = t.t("report.reading")
		return s
	}
	var all tally
	lines, slots := map[string]*tally{}, map[string]*tally{}
	order := t.slotsOf(f, c, lines, slots, &all)
	for _, x := range b.list {
		state, word, missed := t.bookState(f, x)
		at := clockTime(x.From)
		count := func(n *tally) {
			if n == nil {
				return
			}
			n.booked++
			switch {
			case x.ticket.ID != 0:
				n.came++
			case missed:
				n.missed++
			}
		}
		count(&all)
		count(lines[x.Line])
		if c.line == "" || c.line == x.Line {
			count(slots[at])
		}
		if (c.line == "" || c.line == x.Line) && (c.slot == "" || c.slot == at) {
			s.people = append(s.people, bookRow{seq: x.Seq, time: at, number: masked(x.Seq), item: t.itemNames(x.Items), class: t.class(x.Priority),
				state: state, word: word})
		}
	}
	for _, l := range t.setup.Lines {
		s.lines = append(s.lines, lines[l.ID].row(l.ID, t.line(l), l.ID == c.line))
	}
	for _, at := range order {
		s.slots = append(s.slots, slots[at].row(at, at, at == c.slot))
	}
	s.summary = t.t("book.summary", lang.Args{"n": all.booked, "came": all.came, "missed": all.missed, "free": all.free})
	return s
}

// slotsOf prepares the counts of every line, and of the slots of the line in view, with what is free; the slots in order.
func (t talk) slotsOf(f facts, c bookChoice, lines, slots map[string]*tally, all *tally) (order []string) {
	taken := map[string]int{}
	for _, x := range f.bookings.list {
		taken[x.Line+clockTime(x.From)]++
	}
	for _, l := range t.setup.Lines {
		lines[l.ID] = &tally{}
	}
	for _, x := range f.bookings.slots {
		at := clockTime(x.From)
		free, over := 0, !x.From.After(f.now)
		if !over {
			free = max(x.Cap-taken[x.line+at], 0)
		}
		all.free += free
		lines[x.line].free += free
		if c.line != "" && c.line != x.line || over && taken[x.line+at] == 0 { // nobody looks for an hour that is over and was empty
			continue
		}
		if slots[at] == nil {
			slots[at] = &tally{over: over}
			order = append(order, at)
		}
		slots[at].free += free
	}
	slices.Sort(order)
	return order
}

// row writes the counts.
func (n *tally) row(key, name string, chosen bool) bookCount {
	r := bookCount{key: key, name: name, booked: strconv.Itoa(n.booked), came: strconv.Itoa(n.came), missed: strconv.Itoa(n.missed),
		free: strconv.Itoa(n.free), late: n.missed > 0, chosen: chosen}
	if n.over {
		r.free = none
	}
	return r
}

// masked is the beginning of a code: it tells appointments apart and lets nobody sign in.
func masked(seq int64) string { return strconv.FormatInt(seq, 10) + " …" }

// bookDetail computes the sheet of an appointment: all of what its row has no room for.
func (t talk) bookDetail(f facts, seq int64) (detailState, bool) {
	i := slices.IndexFunc(f.bookings.list, func(b bookFact) bool { return b.Seq == seq })
	if i < 0 {
		return detailState{}, false
	}
	b := f.bookings.list[i]
	_, word, _ := t.bookState(f, b)
	s := detailState{title: t.t("nav.bookings") + " · " + t.moment(f, b.From), lead: word, close: t.T("common.close")}
	s.lines = append(s.lines, [2]string{t.t("col.booking"), masked(b.Seq)})
	if l, ok := t.setup.Line(b.Line); ok {
		s.lines = append(s.lines, [2]string{t.t("col.line"), t.line(l)})
	}
	for _, id := range b.Items {
		s.lines = append(s.lines, [2]string{t.t("col.item"), t.item(id)})
	}
	if class := t.class(b.Priority); class != "" {
		s.lines = append(s.lines, [2]string{t.t("col.class"), class})
	}
	return s, true
}

// class names a class of people; empty for everybody else.
func (t talk) class(p queue.Priority) string {
	if p == queue.PriorityNormal {
		return ""
	}
	return t.T("priority." + string(p))
}

// itemNames are the names of items.
func (t talk) itemNames(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.item(id)
	}
	return strings.Join(names, t.T("common.comma"))
}
