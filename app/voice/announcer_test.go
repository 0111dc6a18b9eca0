package voice_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/voice"
	"onevisit/queue"
)

// mouth is a speaker that takes five seconds a sentence and notes what it said.
type mouth struct {
	mu   sync.Mutex
	all  []string
	hang string // a text with this in it is never finished
	fail string // a text with this in it fails at once
}

func (m *mouth) Speak(ctx context.Context, s voice.Speech) error {
	text := s.Text
	if m.fail != "" && strings.Contains(text, m.fail) {
		return errors.New("broken")
	}
	end := time.After(5 * time.Second) // of the bubble's own time
	if m.hang != "" && strings.Contains(text, m.hang) {
		end = nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-end:
		m.mu.Lock()
		defer m.mu.Unlock()
		m.all = append(m.all, text)
		return nil
	}
}

// said is what was said so far.
func (m *mouth) said() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.all)
}

// notes is a log that may be read while it is written.
type notes struct {
	mu  sync.Mutex
	all strings.Builder
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.String()
}

func call(n int, window string) queue.Call {
	return queue.Call{Ticket: int64(n), Label: fmt.Sprintf("A%03d", n), Window: window}
}

// hall runs a test with an announcer at work; let lets time pass. The words are the last the log was given.
func hall(t *testing.T, m *mouth, words []*lang.Words, f func(a *voice.Announcer, log *notes)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		log := &notes{}
		a := voice.NewAnnouncer(m, slog.New(slog.NewTextHandler(log, nil)), words...)
		done := make(chan struct{})
		go func() { a.Run(ctx); close(done) }()
		synctest.Wait()
		f(a, log)
		cancel()
		<-done
	})
}

func pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

var chinese = []*lang.Words{lang.For(lang.ZH)}

func TestCallsAreSaidOneAtATimeInOrder(t *testing.T) {
	m := &mouth{}
	hall(t, m, chinese, func(a *voice.Announcer, _ *notes) {
		start := time.Now()
		for n := 1; n <= 3; n++ {
			a.Announce(call(n, "3"))
		}
		require.Zero(t, time.Since(start), "announcing must not wait for the speech")
		require.True(t, a.Busy())
		pass(14 * time.Second)
		require.Len(t, m.said(), 2, "the third is still being said")
		require.True(t, a.Busy())
		pass(2 * time.Second)
		require.False(t, a.Busy())
		require.Equal(t, []string{"请 A 零 零 一 号到 三 号窗口", "请 A 零 零 二 号到 三 号窗口", "请 A 零 零 三 号到 三 号窗口"}, m.said())
	})
}

func TestARecallReplacesAPendingCallAndKeepsItsTurn(t *testing.T) {
	m := &mouth{}
	hall(t, m, chinese, func(a *voice.Announcer, _ *notes) {
		a.Announce(call(1, "3"))
		pass(time.Second) // 1 is being said
		a.Announce(call(2, "3"))
		a.Announce(call(3, "3"))
		again := call(2, "5")
		again.Again = true
		a.Announce(again)
		own := call(1, "3")
		own.Again = true
		a.Announce(own) // not pending any more: said again, at the end
		pass(time.Minute)
		require.Equal(t, []string{"请 A 零 零 一 号到 三 号窗口", "再次请 A 零 零 二 号到 五 号窗口",
			"请 A 零 零 三 号到 三 号窗口", "再次请 A 零 零 一 号到 三 号窗口"}, m.said())
	})
}

func TestPendingCallsAreBoundedAndTheOldestGo(t *testing.T) {
	m := &mouth{}
	hall(t, m, chinese, func(a *voice.Announcer, log *notes) {
		a.Announce(call(0, "3"))
		pass(time.Second)
		for n := 1; n <= 15; n++ {
			a.Announce(call(n, "3"))
		}
		pass(5 * time.Minute)
		require.Len(t, m.said(), 1+12)
		require.Contains(t, m.said()[1], "零 零 四")
		require.Contains(t, m.said()[12], "零 一 五")
		require.Contains(t, log.String(), "dropped=1")
	})
}

func TestAnEngineThatHangsOrFailsDoesNotSilenceTheHall(t *testing.T) {
	m := &mouth{hang: "零 零 一", fail: "零 零 二"}
	hall(t, m, chinese, func(a *voice.Announcer, log *notes) {
		a.Announce(call(1, "3"))
		a.Announce(call(2, "3"))
		a.Announce(call(3, "3"))
		pass(19 * time.Second)
		require.Empty(t, m.said())
		pass(7 * time.Second)
		require.Equal(t, []string{"请 A 零 零 三 号到 三 号窗口"}, m.said())
		require.Equal(t, 2, strings.Count(log.String(), "announcement failed"))
		require.Contains(t, log.String(), "deadline exceeded")
	})
}

func TestEveryLanguageSaysTheCallOnce(t *testing.T) {
	m := &mouth{}
	hall(t, m, []*lang.Words{lang.For(lang.ZH), lang.For(lang.EN)}, func(a *voice.Announcer, _ *notes) {
		a.Announce(call(1, "3"))
		pass(11 * time.Second)
		require.Equal(t, []string{"请 A 零 零 一 号到 三 号窗口", "Number A, zero zero one, please go to window three"}, m.said())
	})
}

func TestRunEndsInTheMiddleOfASentence(t *testing.T) {
	m := &mouth{}
	hall(t, m, chinese, func(a *voice.Announcer, log *notes) {
		a.Announce(call(1, "3"))
		a.Announce(call(2, "3"))
		pass(time.Second)
	})
	require.Empty(t, m.said())
}
