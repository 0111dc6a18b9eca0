package app

import "onevisit/app/counter"

// counter makes a clerk's seat. How its screen looks is kept for the machine.
func (d *desktop) counter(prints *printing, window string) (seat, error) {
	c := d.st.Config
	p := counter.Params{Hall: d.st.Hall, Live: d.live, Paper: prints, Words: d.words, Runner: d.runner,
		Window: window, Clerk: c.Clerk, Log: d.st.Log, Chime: d.chime(),
		LoggedIn: func(clerk string) { d.st.Config.Clerk = clerk }}
	if !d.fixed { // a demonstration looks as usual, and leaves nothing behind
		p.Appearance = counter.Appearance{Colors: counter.Colors(c.Colors), Scale: float32(c.TextSize) / 100}
		p.Appeared = func(a counter.Appearance) {
			d.keep("counter", func(c *Config) { c.TextSize, c.Colors = percent(a), string(a.Colors) })
		}
	}
	return counter.New(p)
}

func percent(a counter.Appearance) int { return int(a.Scale*100 + 0.5) }
