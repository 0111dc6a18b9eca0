package voice

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"onevisit/app/lang"
	"onevisit/queue"
)

const (
	// patience is the longest one sentence may take. A sentence lasts about five seconds; an engine that hangs must not
	// silence the hall.
	patience = 20 * time.Second
	// maxPending bounds how far speech may fall behind the screen. Beyond it the oldest call is not said any more: the
	// board has shown it long ago.
	maxPending = 12
)

// Speech is something to be said.
type Speech struct {
	Text     string
	Language lang.Language
	Volume   int         // percent of the loudspeaker's own loudness; 0 is not said
	Call     *queue.Call // the call that Text says; nil for other texts
}

// Speaker says something and returns when it was said, when it failed or when ctx ended.
type Speaker interface {
	Speak(ctx context.Context, s Speech) error
}

// Announcer says calls one after the other. Announce never waits, Run does the speaking. Safe for concurrent use.
type Announcer struct {
	speaker Speaker
	words   []*lang.Words
	log     *slog.Logger

	mu      sync.Mutex
	pending []queue.Call
	saying  bool
	bell    chan struct{} // rung when a call is pending
}

// NewAnnouncer makes an announcer that says each call once in every language of words, in their order.
func NewAnnouncer(s Speaker, log *slog.Logger, words ...*lang.Words) *Announcer {
	return &Announcer{speaker: s, words: words, log: log, bell: make(chan struct{}, 1)}
}

// Announce notes a call. One that is pending for the same ticket is replaced and keeps its turn, so that nobody hears an
// outdated window, and pressing recall does not fill the queue.
func (a *Announcer) Announce(c queue.Call) {
	a.mu.Lock()
	defer a.mu.Unlock()
	same := func(p queue.Call) bool { return p.Ticket == c.Ticket }
	if i := slices.IndexFunc(a.pending, same); i >= 0 {
		a.pending[i] = c
	} else {
		a.pending = append(a.pending, c)
	}
	if n := len(a.pending) - maxPending; n > 0 {
		a.log.Warn("announcements fall behind; the oldest are not said", "dropped", n)
		a.pending = slices.Delete(a.pending, 0, n)
	}
	select {
	case a.bell <- struct{}{}:
	default:
	}
}

// Busy reports whether a call is being said or waits to be.
func (a *Announcer) Busy() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.saying || len(a.pending) > 0
}

// Run speaks until ctx ends. Run it once, in the background.
func (a *Announcer) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-a.bell:
		}
		for c, ok := a.next(); ok && ctx.Err() == nil; c, ok = a.next() {
			a.say(ctx, c)
		}
	}
}

func (a *Announcer) next() (queue.Call, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.saying = len(a.pending) > 0
	if !a.saying {
		return queue.Call{}, false
	}
	c := a.pending[0]
	a.pending = slices.Delete(a.pending, 0, 1)
	return c, true
}

// say says one call. A failure is logged and forgotten: the screen shows the call anyway.
func (a *Announcer) say(ctx context.Context, c queue.Call) {
	for _, w := range a.words {
		one, cancel := context.WithTimeout(ctx, patience)
		err := a.speaker.Speak(one, Speech{Text: Sentence(w, c), Language: w.Language(), Volume: 100, Call: &c})
		cancel()
		if err != nil && ctx.Err() == nil {
			a.log.Warn("announcement failed", "label", c.Label, "language", string(w.Language()), "err", err)
		}
	}
}
