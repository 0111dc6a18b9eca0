package app

import (
	"sync"
	"sync/atomic"

	"onevisit/app/counter"
)

// counter makes a clerk's seat. How its screen looks is kept for the machine.
func (d *desktop) counter(prints *printing, window string) (seat, error) {
	c := d.st.Config
	p := counter.Params{Hall: d.st.Hall, Live: d.live, Paper: prints, Words: d.words, Runner: d.runner,
		Window: window, Clerk: c.Clerk, Log: d.st.Log, Chime: d.chime(),
		LoggedIn: func(clerk string) { d.st.Config.Clerk = clerk }}
	if !d.fixed { // a demonstration looks as usual, and leaves nothing behind
		p.Appearance = counter.Appearance{Colors: counter.Colors(c.Colors), Scale: float32(c.TextSize) / 100}
		k := &keeper{data: c.Data}
		p.Appeared = func(a counter.Appearance) {
			d.st.Config.TextSize, d.st.Config.Colors = percent(a), string(a.Colors)
			k.latest.Store(&a)
			d.runner.Go(func() {
				if err := k.write(); err != nil {
					d.st.Log.Warn(stationFile, "err", err)
				}
			})
		}
	}
	return counter.New(p)
}

// keeper writes how a counter looks to station.yaml, where the next start finds it; the latest wins.
type keeper struct {
	data   string // folder
	latest atomic.Pointer[counter.Appearance]
	mu     sync.Mutex
}

// write changes that part of the file. The rest stays as it is: what this start was told by flags is not kept.
func (k *keeper) write() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	c := Config{Data: k.data}
	if err := c.readStation(); err != nil {
		return err
	}
	a := k.latest.Load()
	c.TextSize, c.Colors = percent(*a), string(a.Colors)
	return c.Save()
}

func percent(a counter.Appearance) int { return int(a.Scale*100 + 0.5) }
