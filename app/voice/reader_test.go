package voice

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// stage is a loudspeaker that says one thing when it is let, and notes an overlap.
type stage struct {
	mu    sync.Mutex
	said  []string
	busy  bool
	both  bool
	begun chan string
	let   chan struct{}
	err   error
}

func newStage() *stage { return &stage{begun: make(chan string), let: make(chan struct{})} }

func (s *stage) Speak(ctx context.Context, sp Speech) error {
	text := sp.Text
	s.mu.Lock()
	s.both = s.both || s.busy
	s.busy = true
	s.mu.Unlock()
	defer func() { s.mu.Lock(); s.busy = false; s.mu.Unlock() }()
	s.begun <- text
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.let:
	}
	s.mu.Lock()
	s.said = append(s.said, text)
	s.mu.Unlock()
	return s.err
}

func running(t *testing.T, s Speaker) *Reader {
	t.Helper()
	r := NewReader(s, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { r.Run(ctx) })
	t.Cleanup(func() { cancel(); wg.Wait() })
	return r
}

func TestAPageIsReadPartByPart(t *testing.T) {
	s := newStage()
	r := running(t, s)
	done := make(chan struct{})
	r.Read([]string{"a", "b"}, lang.ZH, func() { close(done) })
	for _, want := range []string{"a", "b"} {
		require.Equal(t, want, <-s.begun)
		s.let <- struct{}{}
	}
	<-done
	require.Equal(t, []string{"a", "b"}, s.said)
}

func TestHushStopsInTheMiddle(t *testing.T) {
	s := newStage()
	r := running(t, s)
	r.Read([]string{"a", "b"}, lang.ZH, func() { t.Error("it was stopped") })
	require.Equal(t, "a", <-s.begun)
	r.Hush()
	done := make(chan struct{})
	r.Read([]string{"c"}, lang.EN, func() { close(done) })
	require.Equal(t, "c", <-s.begun)
	s.let <- struct{}{}
	<-done
	require.Equal(t, []string{"c"}, s.said)
}

func TestAnotherPageReplacesTheFirst(t *testing.T) {
	s := newStage()
	r := running(t, s)
	r.Read([]string{"a", "b"}, lang.ZH, func() { t.Error("it was replaced") })
	require.Equal(t, "a", <-s.begun)
	done := make(chan struct{})
	r.Read([]string{"c"}, lang.ZH, func() { close(done) })
	require.Equal(t, "c", <-s.begun)
	s.let <- struct{}{}
	<-done
}

func TestASpeakerThatFailsEndsTheReading(t *testing.T) {
	s := newStage()
	s.err = errors.New("no sound")
	r := running(t, s)
	done := make(chan struct{})
	r.Read([]string{"a", "b"}, lang.ZH, func() { close(done) })
	<-s.begun
	s.let <- struct{}{}
	<-done
}

// TestACallAndAPageNeverOverlap lets a call wait for one part, not for the page.
func TestACallAndAPageNeverOverlap(t *testing.T) {
	s := newStage()
	shared := speaker(nil, s, Options{})
	r := running(t, shared)
	done := make(chan struct{})
	r.Read([]string{"a", "b"}, lang.ZH, func() { close(done) })
	require.Equal(t, "a", <-s.begun)
	var wg sync.WaitGroup
	wg.Go(func() { _ = shared.Speak(t.Context(), Speech{Text: "call", Language: lang.ZH, Volume: 100}) })
	s.let <- struct{}{}
	rest := map[string]bool{}
	for range 2 {
		rest[<-s.begun] = true
		s.let <- struct{}{}
	}
	wg.Wait()
	<-done
	require.Equal(t, map[string]bool{"b": true, "call": true}, rest)
	require.False(t, s.both)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, shared.Speak(ctx, Speech{Text: "late", Language: lang.ZH, Volume: 100}), context.Canceled)
}
