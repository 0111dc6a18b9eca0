package app

import (
	"slices"
	"sync"
)

// keeper writes how the seats of a machine look to station.yaml, where the next start finds it; the latest of each seat
// wins. Safe for concurrent use.
type keeper struct {
	data string // folder

	mu    sync.Mutex
	looks []seatLook
}

// seatLook is how one seat looks, as its part of station.yaml.
type seatLook struct {
	seat string
	put  func(*Config)
}

// note takes what a seat looks like now; write keeps it.
func (k *keeper) note(seat string, put func(*Config)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.looks = append(slices.DeleteFunc(k.looks, func(l seatLook) bool { return l.seat == seat }), seatLook{seat, put})
}

// write changes those parts of the file. The rest stays as it is: what this start was told by flags is not kept.
func (k *keeper) write() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	c := Config{Data: k.data}
	if err := c.readStation(); err != nil {
		return err
	}
	for _, l := range k.looks {
		l.put(&c)
	}
	return c.Save()
}

// keep notes how a seat looks for its next window, and writes it in the background.
func (d *desktop) keep(seat string, put func(*Config)) {
	put(&d.st.Config)
	d.kept.note(seat, put)
	d.runner.Go(func() {
		if err := d.kept.write(); err != nil {
			d.st.Log.Warn(stationFile, "err", err)
		}
	})
}
