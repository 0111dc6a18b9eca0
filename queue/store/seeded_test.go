package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// Stores with a mistake that people have really made, to show that the histories find it.

// bug changes how a sound store runs a transaction.
type bug func(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error

type buggy struct {
	queue.Store
	inTx bug
}

func (b buggy) InTx(ctx context.Context, f func(queue.Tx) error) error {
	return b.inTx(ctx, b.Store, f)
}

// lostLock lets others in between the steps of an act.
func lostLock(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error {
	return f(&unlocked{ctx: ctx, s: sound})
}

// unlocked runs every step in a transaction of its own.
type unlocked struct {
	queue.Tx
	ctx context.Context
	s   queue.Store
}

func step[T any](u *unlocked, f func(queue.Tx) (T, error)) (out T, err error) {
	runtime.Gosched()
	err = u.s.InTx(u.ctx, func(tx queue.Tx) (err error) {
		out, err = f(tx)
		return err
	})
	return out, err
}

func (u *unlocked) do(f func(queue.Tx) error) error {
	_, err := step(u, func(tx queue.Tx) (struct{}, error) { return struct{}{}, f(tx) })
	return err
}

type found[T any] struct {
	v  T
	ok bool
}

func maybe[T any](u *unlocked, f func(queue.Tx) (T, bool, error)) (T, bool, error) {
	r, err := step(u, func(tx queue.Tx) (found[T], error) {
		v, ok, err := f(tx)
		return found[T]{v, ok}, err
	})
	return r.v, r.ok, err
}

func (u *unlocked) Ticket(id int64) (queue.Ticket, error) {
	return step(u, func(tx queue.Tx) (queue.Ticket, error) { return tx.Ticket(id) })
}
func (u *unlocked) Cases(ticket int64) ([]queue.Case, error) {
	return step(u, func(tx queue.Tx) ([]queue.Case, error) { return tx.Cases(ticket) })
}
func (u *unlocked) Window(id string) (queue.Window, bool, error) {
	return maybe(u, func(tx queue.Tx) (queue.Window, bool, error) { return tx.Window(id) })
}
func (u *unlocked) BusinessDay(day string) (queue.BusinessDay, error) {
	return step(u, func(tx queue.Tx) (queue.BusinessDay, error) { return tx.BusinessDay(day) })
}
func (u *unlocked) Unfinished(through string) ([]queue.Ticket, error) {
	return step(u, func(tx queue.Tx) ([]queue.Ticket, error) { return tx.Unfinished(through) })
}
func (u *unlocked) Next(scope, name string) (int, error) {
	return step(u, func(tx queue.Tx) (int, error) { return tx.Next(scope, name) })
}
func (u *unlocked) Arrive(day string, at int64) (queue.BusinessDay, error) {
	return step(u, func(tx queue.Tx) (queue.BusinessDay, error) { return tx.Arrive(day, at) })
}
func (u *unlocked) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	return maybe(u, func(tx queue.Tx) (queue.Ticket, bool, error) { return tx.ClaimNext(c) })
}
func (u *unlocked) Recall(key string) (queue.Deed, bool, error) {
	return maybe(u, func(tx queue.Tx) (queue.Deed, bool, error) { return tx.Recall(key) })
}
func (u *unlocked) InsertTicket(t *queue.Ticket) error {
	return u.do(func(tx queue.Tx) error { return tx.InsertTicket(t) })
}
func (u *unlocked) UpdateTicket(t *queue.Ticket) error {
	return u.do(func(tx queue.Tx) error { return tx.UpdateTicket(t) })
}
func (u *unlocked) InsertCase(c *queue.Case) error {
	return u.do(func(tx queue.Tx) error { return tx.InsertCase(c) })
}
func (u *unlocked) UpdateCase(c *queue.Case) error {
	return u.do(func(tx queue.Tx) error { return tx.UpdateCase(c) })
}
func (u *unlocked) PutWindow(w queue.Window) error {
	return u.do(func(tx queue.Tx) error { return tx.PutWindow(w) })
}
func (u *unlocked) Append(rows ...*queue.Change) error {
	return u.do(func(tx queue.Tx) error { return tx.Append(rows...) })
}
func (u *unlocked) Remember(key string, d queue.Deed) error {
	return u.do(func(tx queue.Tx) error { return tx.Remember(key, d) })
}

// readThenWrite looks who is next before it has the lock.
func readThenWrite(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error {
	var first []queue.Ticket
	if err := sound.View(ctx, func(r queue.Reader) (err error) {
		first, err = r.Front(storetest.Day, "A", 1)
		return err
	}); err != nil {
		return err
	}
	runtime.Gosched()
	return sound.InTx(ctx, func(tx queue.Tx) error { return f(&looked{tx, first}) })
}

type looked struct {
	queue.Tx
	first []queue.Ticket
}

func (l *looked) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	if len(l.first) == 0 {
		return queue.Ticket{}, false, nil
	}
	n := c.Apply(l.first[0])
	now, err := l.Ticket(n.ID)
	if err != nil {
		return n, false, err
	}
	n.Rev = now.Rev
	return n, true, l.UpdateTicket(&n)
}

// byCount takes the number of people for the next number.
func byCount(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error {
	return sound.InTx(ctx, func(tx queue.Tx) error { return f(counting{tx}) })
}

type counting struct{ queue.Tx }

func (c counting) Next(scope, _ string) (int, error) {
	live, err := c.Unfinished(scope)
	return len(live) + 1, err
}

// forgetful keeps no idempotency keys.
func forgetful(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error {
	return sound.InTx(ctx, func(tx queue.Tx) error { return f(noKeys{tx}) })
}

type noKeys struct{ queue.Tx }

func (noKeys) Recall(string) (queue.Deed, bool, error) { return queue.Deed{}, false, nil }
func (noKeys) Remember(string, queue.Deed) error       { return nil }

// replyFirst answers before the commit: what was answered is written a moment later.
func replyFirst(late *sync.WaitGroup) bug {
	return func(ctx context.Context, sound queue.Store, f func(queue.Tx) error) error {
		l := &later{}
		errLater := errors.New("later")
		err := sound.InTx(ctx, func(tx queue.Tx) error {
			l.Tx = tx
			if err := f(l); err != nil {
				return err
			}
			return errLater
		})
		if !errors.Is(err, errLater) {
			return err
		}
		late.Go(func() {
			for range 100 {
				runtime.Gosched()
			}
			// What does not fit any more is lost; that is the bug.
			_ = sound.InTx(ctx, func(tx queue.Tx) error {
				for _, w := range l.writes {
					if err := w(tx); err != nil {
						return err
					}
				}
				return nil
			})
		})
		return nil
	}
}

// later does the writes of an act and remembers them.
type later struct {
	queue.Tx
	writes []func(queue.Tx) error
}

func (l *later) write(f func(queue.Tx) error) error {
	l.writes = append(l.writes, f)
	return f(l.Tx)
}

func (l *later) Next(scope, name string) (n int, err error) {
	l.writes = append(l.writes, func(tx queue.Tx) error { _, err := tx.Next(scope, name); return err })
	return l.Tx.Next(scope, name)
}
func (l *later) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	l.writes = append(l.writes, func(tx queue.Tx) error { _, _, err := tx.ClaimNext(c); return err })
	return l.Tx.ClaimNext(c)
}
func (l *later) InsertTicket(t *queue.Ticket) error {
	cp := *t
	l.writes = append(l.writes, func(tx queue.Tx) error { return tx.InsertTicket(&cp) })
	return l.Tx.InsertTicket(t)
}
func (l *later) UpdateTicket(t *queue.Ticket) error {
	cp := *t
	l.writes = append(l.writes, func(tx queue.Tx) error { return tx.UpdateTicket(&cp) })
	return l.Tx.UpdateTicket(t)
}
func (l *later) PutWindow(w queue.Window) error {
	return l.write(func(tx queue.Tx) error { return tx.PutWindow(w) })
}
func (l *later) Remember(key string, d queue.Deed) error {
	return l.write(func(tx queue.Tx) error { return tx.Remember(key, d) })
}

// TestHistoriesFindSeededBugs: the sound store passes, and each bug is caught in few histories. Now and then an answer
// is lost, and the client presses again.
func TestHistoriesFindSeededBugs(t *testing.T) {
	const histories, again, few = 20, 10, 25
	run := func(t *testing.T, seed uint64, inTx bug, acts int) porcupine.CheckResult {
		var s queue.Store = memory.New()
		if inTx != nil {
			s = buggy{s, inTx}
		}
		sound := linHall(t, s)
		defer func() { require.NoError(t, sound.Close()) }()
		if b, ok := s.(buggy); ok {
			require.NoError(t, linOpen(t.Context(), linHall(t, b.Store)))
		} else {
			require.NoError(t, linOpen(t.Context(), sound))
		}
		var mu sync.Mutex
		random := rand.New(rand.NewPCG(seed, 99))
		history := linRun(t, seed, acts, func(_ int, a linAct) (linSeen, error) {
			mu.Lock()
			lost := random.IntN(again) == 0
			mu.Unlock()
			seen, err := linDo(t.Context(), sound, a)
			if lost {
				return linDo(t.Context(), sound, a)
			}
			return seen, err
		})
		return linearizable(t, history, linJournal(t, sound))
	}
	t.Run("none", func(t *testing.T) {
		for seed := range uint64(5) {
			require.Equal(t, porcupine.Ok, run(t, seed, nil, linActs), "history %d", seed)
		}
	})
	var late sync.WaitGroup
	for name, b := range map[string]bug{"lost lock": lostLock, "read, then write": readThenWrite,
		"number by count": byCount, "no idempotency": forgetful, "commit after reply": replyFirst(&late)} {
		t.Run(name, func(t *testing.T) {
			defer late.Wait()
			for seed := range uint64(histories) {
				if run(t, seed, b, few) == porcupine.Illegal {
					t.Log(fmt.Sprint("caught in history ", seed+1))
					return
				}
			}
			require.Fail(t, "not caught")
		})
	}
}
