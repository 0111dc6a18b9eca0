package app

import (
	"onevisit/app/counter"
	"onevisit/app/voice"
)

// chime is the gentle sound of a counter whose light changes. A demonstration is silent.
func (d *desktop) chime() func(counter.Chime) {
	if d.fixed {
		return nil
	}
	bell := voice.NewBell(d.loudspeaker(), d.runner.Go)
	return func(c counter.Chime) {
		if c == counter.ChimeRed {
			bell.Ring(voice.Late)
			return
		}
		bell.Ring(voice.Soon)
	}
}
