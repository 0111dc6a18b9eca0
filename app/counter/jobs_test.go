package counter

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// slow is a Runner whose background work waits until the test lets it go.
type slow struct{ wait []func() }

func (s *slow) Go(f func())                               { s.wait = append(s.wait, f) }
func (s *slow) Do(f func())                               { f() }
func (s *slow) After(time.Duration, func()) (stop func()) { return func() {} }

func (s *slow) step() {
	f := s.wait[0]
	s.wait = s.wait[1:]
	f()
}

func newJobs(run *slow) (*jobs, *[]string) {
	log := &[]string{}
	j := &jobs{run: run, ctx: context.Background(), log: slog.New(slog.DiscardHandler), ended: func() {},
		failed: func(err error) { *log = append(*log, "failed "+err.Error()) }}
	return j, log
}

func TestJobsRunInOrderAndOnlyOnce(t *testing.T) {
	run := &slow{}
	j, log := newJobs(run)
	add := func(name string, unique bool) {
		j.add(name, unique, func() work {
			*log = append(*log, "begin "+name)
			return func(context.Context) (func(), error) { return func() { *log = append(*log, "end "+name) }, nil }
		})
	}
	add("accept", true)
	add("accept", true) // pressed twice
	add("check", false)
	add("check", false) // the waiting one will see the latest state
	require.True(t, j.busy())
	require.Equal(t, []string{"begin accept"}, *log)
	run.step()
	add("check", false) // one is running: this is a later state
	run.step()
	run.step()
	require.False(t, j.busy())
	require.Equal(t, []string{"begin accept", "end accept", "begin check", "end check", "begin check", "end check"}, *log)
}

func TestJobsGoOnAfterAFailure(t *testing.T) {
	run := &slow{}
	j, log := newJobs(run)
	j.add("one", true, func() work {
		return func(context.Context) (func(), error) { return nil, errors.New("no") }
	})
	j.add("nothing", true, func() work { return nil })
	j.add("two", true, func() work {
		return func(context.Context) (func(), error) { return func() { *log = append(*log, "two") }, nil }
	})
	run.step()
	run.step()
	require.Equal(t, []string{"failed no", "two"}, *log)
	require.False(t, j.busy())
}

func TestJobsEndWithTheSeat(t *testing.T) {
	run := &slow{}
	j, log := newJobs(run)
	ctx, cancel := context.WithCancel(context.Background())
	j.ctx = ctx
	j.add("one", true, func() work {
		return func(context.Context) (func(), error) {
			return func() { *log = append(*log, "shown") }, context.Canceled
		}
	})
	j.add("two", true, func() work {
		return func(context.Context) (func(), error) { return nil, nil }
	})
	cancel()
	run.step()
	require.Empty(t, *log, "nothing is shown after the seat has stopped")
	require.Empty(t, run.wait)
	require.False(t, j.busy())
}
