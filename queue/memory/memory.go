// Package memory keeps a queue in memory, for simulations and tests: hundreds of hall days a minute. It passes the same
// conformance suite as the real store.
package memory

import (
	"context"
	"sync"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/internal/order"
	"onevisit/queue/internal/wake"
)

// Store is a queue.Store in memory. The zero value is not ready; use New.
type Store struct {
	mu     sync.RWMutex
	data   data
	hub    wake.Hub
	closed bool
}

// data is what is kept. Everything but a transaction's undo list changes it, so reads under the read lock are
// consistent.
type data struct {
	tickets  []queue.Ticket // by id - 1
	cases    []queue.Case   // by id - 1
	journal  []queue.Change // by seq - 1
	visits   map[int64][]int64
	history  map[int64][]int64
	token    map[string]int64
	label    map[dayLabel]int64
	live     map[int64]bool
	lanes    map[dayLane]*order.List
	active   map[string]int64 // called or serving, by window
	windows  map[string]queue.Window
	days     map[string]queue.BusinessDay
	persons  map[string][]int64 // tickets of a person
	sealed   map[int64]queue.Sealed
	settings map[string]queue.Setting
	staff    map[string]queue.Member
	stations map[string]queue.Station // by Key
	counters map[[2]string]int64
	deeds    map[string]queue.Deed
	alarms   []queue.Alarm // by id - 1
	alarmKey map[string]int64
	editions map[int]queue.Edition
	pieces   map[string][]byte
}

type (
	dayLabel struct{ day, label string }
	dayLane  struct{ day, lane string }
)

// New makes an empty store.
func New() *Store {
	return &Store{data: data{
		visits: map[int64][]int64{}, history: map[int64][]int64{}, token: map[string]int64{},
		label: map[dayLabel]int64{}, live: map[int64]bool{}, lanes: map[dayLane]*order.List{},
		active: map[string]int64{}, windows: map[string]queue.Window{}, counters: map[[2]string]int64{},
		deeds: map[string]queue.Deed{}, days: map[string]queue.BusinessDay{}, persons: map[string][]int64{},
		sealed: map[int64]queue.Sealed{}, alarmKey: map[string]int64{},
		editions: map[int]queue.Edition{}, pieces: map[string][]byte{},
		settings: map[string]queue.Setting{}, staff: map[string]queue.Member{},
		stations: map[string]queue.Station{},
	}}
}

var _ queue.Store = (*Store)(nil)

// InTx runs f alone; if it fails or panics, what it did is undone.
func (s *Store) InTx(ctx context.Context, f func(queue.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return fault.New(queue.CodeClosed, nil)
	}
	t := &tx{data: &s.data}
	done := false
	defer func() {
		if !done {
			t.rollback()
		}
		s.mu.Unlock()
		if done {
			s.hub.Wake()
		}
	}()
	if err := f(t); err != nil {
		return err
	}
	done = true
	return nil
}

// View runs f while nothing changes.
func (s *Store) View(ctx context.Context, f func(queue.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return fault.New(queue.CodeClosed, nil)
	}
	return f(&s.data)
}

// Watch wakes after every committed transaction.
func (s *Store) Watch(ctx context.Context) <-chan struct{} { return s.hub.Watch(ctx) }

// Close ends all watches; nothing can be read or written afterwards.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.hub.Close()
	return nil
}
