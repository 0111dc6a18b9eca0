package voice

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"onevisit/app/lang"
)

// readPatience is the longest one part of a text may take: a paragraph, not a sentence.
const readPatience = 90 * time.Second

// Reader reads texts of several parts aloud. Each part is a turn of its own, so that a call waits for one sentence at
// most. Safe for concurrent use.
type Reader struct {
	speaker Speaker
	log     *slog.Logger

	mu   sync.Mutex
	next *reading
	stop context.CancelFunc // of what is being read
	bell chan struct{}
}

// reading is one text to read.
type reading struct {
	parts    []string
	language lang.Language
	done     func()
}

// NewReader makes a reader. s is the machine's Loudspeaker, which says calls too.
func NewReader(s Speaker, log *slog.Logger) *Reader {
	return &Reader{speaker: s, log: log, bell: make(chan struct{}, 1)}
}

// Read reads parts in the place of what is being read. done is called from the reader's own goroutine when the last part
// was said, or could not be; not after Hush or another Read.
func (r *Reader) Read(parts []string, l lang.Language, done func()) {
	r.replace(&reading{parts: parts, language: l, done: done})
}

// Hush stops reading at once.
func (r *Reader) Hush() { r.replace(nil) }

func (r *Reader) replace(next *reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next = next
	if r.stop != nil {
		r.stop()
	}
	select {
	case r.bell <- struct{}{}:
	default:
	}
}

// Run reads until ctx ends. Run it once, in the background.
func (r *Reader) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.bell:
		}
		r.read(ctx)
	}
}

// read reads what was asked for last.
func (r *Reader) read(ctx context.Context) {
	r.mu.Lock()
	now := r.next
	r.next = nil
	ctx, stop := context.WithCancel(ctx)
	r.stop = stop
	r.mu.Unlock()
	defer stop()
	if now == nil {
		return
	}
	for _, part := range now.parts {
		one, cancel := context.WithTimeout(ctx, readPatience)
		err := r.speaker.Speak(one, Speech{Text: part, Language: now.language, Volume: 100})
		cancel()
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			r.log.Warn("reading aloud failed", "language", string(now.language), "err", err)
			break
		}
	}
	now.done()
}
