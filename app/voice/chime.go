package voice

import (
	"context"
	"math"
	"sync/atomic"
	"time"

	"onevisit/app/voice/wav"
)

// Tone is a chime.
type Tone int

// The chimes: gentle, and told apart by their melody.
const (
	Soon Tone = iota // a light turned yellow: one note
	Late             // a light turned red: two falling notes
	Gong             // before a call: two rising notes
)

// Notes of the chimes in hertz: E5, and A5–E5 down, E5–A5 up.
var melodies = [...][]float64{Soon: {659.3}, Late: {880, 659.3}, Gong: {659.3, 880}}

// noteLength is how long a note of a chime rings.
const noteLength = 420 * time.Millisecond

// Chime is a chime as a sound: sine notes with their octave, struck softly and fading, at a third of what is possible.
func Chime(t Tone) wav.Sound {
	if t < 0 || int(t) >= len(melodies) {
		t = Soon
	}
	n := int(int64(clipRate) * int64(noteLength) / int64(time.Second))
	gap := n * 55 / 100 // the next note begins while this one fades
	notes := melodies[t]
	sum := make([]float64, gap*(len(notes)-1)+n)
	for k, f := range notes {
		for i := range n {
			at := float64(i) / clipRate
			strike := math.Min(at/0.012, 1) * math.Exp(-at*9)
			sum[k*gap+i] += strike * (math.Sin(2*math.Pi*f*at) + 0.25*math.Sin(4*math.Pi*f*at))
		}
	}
	out := wav.Sound{Rate: clipRate, PCM: make([]int16, len(sum))}
	for i, v := range sum {
		out.PCM[i] = int16(math.Round(v * math.MaxInt16 / 3.6)) //nolint:gosec // two notes together stay below 2.5
	}
	return out
}

// Bell rings chimes on a loudspeaker.
type Bell struct {
	l       *Loudspeaker
	run     func(func()) // runs in the background
	ringing atomic.Bool
}

// NewBell makes a bell. run starts its background work.
func NewBell(l *Loudspeaker, run func(func())) *Bell { return &Bell{l: l, run: run} }

// Ring rings a chime and does not wait for it. While one rings another is not begun: ten lights that change at once
// are one chime.
func (b *Bell) Ring(t Tone) {
	if b.l.player == nil || b.l.volume() == 0 || !b.ringing.CompareAndSwap(false, true) {
		return
	}
	b.run(func() {
		defer b.ringing.Store(false)
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := b.l.take(ctx); err != nil {
			return // speech takes long: the light is on the screen anyway
		}
		defer b.l.give()
		if err := b.l.player.sound(ctx, Chime(t).Gain(float64(b.l.volume())/100)); err != nil {
			b.l.o.Log.Warn("the chime failed", "error", err)
		}
	})
}
