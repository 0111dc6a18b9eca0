package app

import (
	"path/filepath"

	"onevisit/app/manager"
)

// manager makes the seat of whoever runs the hall. How its screen looks is kept for the machine.
func (d *desktop) manager() (seat, error) {
	c := d.st.Config
	p := manager.Params{Hall: d.st.Hall, Live: d.live, Fields: d.st.fields, Folder: filepath.Join(c.Data, "reports"),
		Drafts: filepath.Join(c.Data, "drafts"), Words: d.words, Runner: d.runner, Log: d.st.Log}
	if !d.fixed { // a demonstration looks as usual, and leaves nothing behind
		p.Appearance = manager.Appearance{Colors: manager.Colors(c.DeskColors), Large: c.DeskLarge}
		p.Appeared = func(a manager.Appearance) {
			d.keep("manager", func(c *Config) { c.DeskLarge, c.DeskColors = a.Large, string(a.Colors) })
		}
	}
	return manager.New(p)
}
