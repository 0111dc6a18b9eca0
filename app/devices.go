package app

import (
	"cmp"

	"onevisit/queue"
)

// devices are what this machine has: what it says itself (flags, station.yaml), else what the hall's managers set for all
// machines.
func (st *Station) devices() queue.Devices {
	c, hall := st.Config, st.Hall.Setup().Devices
	d := queue.Devices{Tickets: cmp.Or(c.Printer, hall.Tickets), Forms: cmp.Or(c.Forms, hall.Forms), Dots: cmp.Or(c.Dots, hall.Dots),
		Contrast: cmp.Or(c.Contrast, hall.Contrast), AskID: c.AskID || hall.AskID}
	if d.Contrast == "night" { // a board's own, which it calls by no name
		d.Contrast = ""
	}
	return d
}
