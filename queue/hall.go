package queue

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/persons"
)

// Hall is a service hall at work: its verbs change the queue, its reads tell how it stands. Every verb is one
// transaction: state and journal together, durable when the verb returns. Safe for concurrent use.
type Hall struct {
	store   Store
	conf    atomic.Pointer[Setup]
	shelf   shelf
	clock   Clock
	rand    io.Reader
	keyring *persons.Keyring
	build   func([]Setting) (*Setup, error) // the setup with what was changed in it; nil: nothing can be changed
}

// Option changes how a Hall works.
type Option func(*Hall)

// WithRandom takes ticket tokens from r instead of the system's source. Simulations use it to be repeatable.
func WithRandom(r io.Reader) Option { return func(h *Hall) { h.rand = r } }

// NewHall makes a hall from where it keeps its queue, how it is set up, what it offers and what time it is.
func NewHall(store Store, setup *Setup, cat *catalog.Catalog, clock Clock, options ...Option) *Hall {
	h := &Hall{store: store, clock: clock, rand: rand.Reader}
	h.shelf.own = cat
	h.conf.Store(setup)
	for _, o := range options {
		o(h)
	}
	return h
}

// Setup is how the hall is set up now. Do not change it, and ask again for each use: a setting may change at any time.
func (h *Hall) Setup() *Setup { return h.conf.Load() }

// Now is the hall's time, in the hall's zone.
func (h *Hall) Now() time.Time { return h.clock.Now().In(h.Setup().Calendar.Location()) }

// Today is the business day: the calendar day in the hall's zone, YYYY-MM-DD.
func (h *Hall) Today() string { return h.Setup().Calendar.Day(h.clock.Now()) }

// Close closes the store. Lives end.
func (h *Hall) Close() error { return h.store.Close() }

// step is one verb inside its transaction.
type step struct {
	Tx
	h    *Hall
	act  Act
	now  time.Time // UTC, whole microseconds: what every store keeps
	day  string
	rows []*Change
}

// do runs a verb: a repeated press returns what the first one did, a new one runs f and is remembered with its journal
// rows in the same transaction.
func (h *Hall) do(ctx context.Context, act Act, verb Verb, f func(*step) (Deed, error)) (err error) {
	return h.store.InTx(ctx, func(tx Tx) error {
		s := h.step(tx, act)
		if act.Key != "" {
			d, known, err := tx.Recall(act.Key)
			if err != nil {
				return err
			}
			if known && d.Verb != verb {
				return fault.New(CodeKeyReused, nil)
			}
			if known {
				return errKnown{d}
			}
		}
		d, err := f(s)
		if err != nil {
			return err
		}
		if err := s.flush(); err != nil {
			return err
		}
		if act.Key == "" {
			return nil
		}
		d.Verb, d.Day = verb, s.day
		return tx.Remember(act.Key, d)
	})
}

// errKnown ends a transaction that has nothing to do: the act was done before.
type errKnown struct{ deed Deed }

func (errKnown) Error() string { return "queue: done before" }

func (h *Hall) step(tx Tx, act Act) *step {
	now := h.clock.Now().UTC().Truncate(time.Microsecond)
	return &step{Tx: tx, h: h, act: act, now: now, day: h.Setup().Calendar.Day(now)}
}

// visit runs a verb whose result is a visit.
func (h *Hall) visit(ctx context.Context, act Act, verb Verb, f func(*step) (Ticket, error)) (Visit, error) {
	var v Visit
	err := h.do(ctx, act, verb, func(s *step) (Deed, error) {
		t, err := f(s)
		if err != nil {
			return Deed{}, err
		}
		v.Ticket = t
		v.Cases, err = s.Cases(t.ID)
		return Deed{Ticket: t.ID}, err
	})
	if known := (errKnown{}); errors.As(err, &known) {
		return h.Visit(ctx, known.deed.Ticket)
	}
	if err != nil {
		return Visit{}, err
	}
	return h.localVisit(v), nil
}

// change runs a verb on one ticket: f changes the loaded ticket and writes what else it touches.
func (h *Hall) change(ctx context.Context, act Act, verb Verb, id int64, f func(*step, *Ticket) error) (Visit, error) {
	return h.visit(ctx, act, verb, func(s *step) (Ticket, error) {
		t, err := s.Ticket(id)
		if err != nil {
			return t, err
		}
		err = f(s, &t)
		return t, err
	})
}

// log notes one journal row with copies of what changed; flush writes the rows.
func (s *step) log(kind Kind, from, to, why string, t *Ticket, c *Case, w *Window) {
	row := &Change{At: s.now, Day: s.day, Kind: kind, From: from, To: to, Why: why, Clerk: s.act.Clerk,
		Window: s.act.Window}
	if t != nil {
		cp := *t
		cp.Person = "" // the journal tells what happened, not to whom
		row.Ticket = &cp
	}
	if c != nil {
		row.Case = slim(kind, *c)
	}
	if w != nil {
		cp := w.Bare()
		row.WindowNow = &cp
	}
	s.rows = append(s.rows, row)
}

func (s *step) flush() error {
	if len(s.rows) == 0 {
		return nil
	}
	return s.Append(s.rows...)
}

// slim is the case as a journal row carries it: a submission only where it changed.
func slim(kind Kind, c Case) *Case {
	whole := kind == EvCaseAdd || kind == EvReturn
	if !whole {
		c.Precheck = nil
	}
	if kind != EvCheck && !whole {
		c.Desk = catalog.Submission{}
	}
	return &c
}
