package voice

import (
	"context"
	"io/fs"
	"log/slog"
	"time"

	"onevisit/assets"
)

// Options are what a Loudspeaker is made of.
type Options struct {
	Log *slog.Logger
	// Own holds the hall's own recordings, LANGUAGE/NAME.wav; nil for none. They come before the system's speech.
	Own fs.FS
	// Volumes say how loud it is at what time; empty: always full.
	Volumes Volumes
	// Now is the hall's time.
	Now func() time.Time
}

// Loudspeaker is all that one machine says aloud: one thing at a time, as loud as the hour allows. A call is said by the
// hall's own recordings if there are any, else by the system's speech, else by the embedded recordings. Safe for
// concurrent use.
type Loudspeaker struct {
	o        Options
	own      recordings
	speech   Speaker // of the system; nil: none
	embedded recordings
	player   player
	turn     chan struct{} // full while something is heard
}

// NewLoudspeaker finds out what this machine can say, and logs it.
func NewLoudspeaker(ctx context.Context, o Options) *Loudspeaker {
	return newLoudspeaker(thisMachine(ctx), o)
}

func newLoudspeaker(s system, o Options) *Loudspeaker {
	l := &Loudspeaker{o: o, turn: make(chan struct{}, 1)}
	var why string
	l.speech, l.player, why = find(s)
	if why != "" {
		o.Log.Info("calls are not said aloud", "reason", why)
		return l
	}
	if l.player == nil {
		return l
	}
	if o.Own != nil {
		var wrong map[string]error
		l.own, wrong = loadOwn(l.player, o.Own)
		for language, err := range wrong {
			o.Log.Warn("own recordings are not used", "language", language, "error", err)
		}
	}
	l.embedded, _ = newRecordings(l.player, assets.Voice())
	return l
}

func loadOwn(p player, files fs.FS) (recordings, map[string]error) {
	r, why := newRecordings(p, files)
	out := map[string]error{}
	for l, err := range why {
		out[string(l)] = err
	}
	return r, out
}

// Reads tells whether it can read any text, and not only say calls.
func (l *Loudspeaker) Reads() bool { return l.speech != nil }

// Speak implements Speaker. It waits for its turn; at an hour of silence, and on a machine without a loudspeaker, it
// says nothing.
func (l *Loudspeaker) Speak(ctx context.Context, s Speech) error {
	s.Volume = s.Volume * l.volume() / 100
	if s.Volume <= 0 || s.Text == "" {
		return nil
	}
	if err := l.take(ctx); err != nil {
		return err
	}
	defer l.give()
	if l.own.has(s) {
		return l.own.Speak(ctx, s)
	}
	var failed error
	if l.speech != nil {
		if failed = l.speech.Speak(ctx, s); failed == nil || ctx.Err() != nil {
			return failed
		}
	}
	if l.embedded.has(s) {
		if failed != nil {
			l.o.Log.Warn("the system's speech failed; a recording is played", "error", failed)
		}
		return l.embedded.Speak(ctx, s)
	}
	return failed
}

// volume is the loudness of this hour, in percent.
func (l *Loudspeaker) volume() int {
	if l.o.Now == nil {
		return 100
	}
	return l.o.Volumes.At(l.o.Now())
}

// take waits until nothing else is heard. Who waits no longer does not get a turn that happens to be free.
func (l *Loudspeaker) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case l.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *Loudspeaker) give() { <-l.turn }

// Sounds tells whether this machine can say a call at all.
func (l *Loudspeaker) Sounds() bool { return l.speech != nil || l.player != nil }
