package app

import (
	"onevisit/app/kiosk"
	"onevisit/app/voice"
)

// kiosk makes the seat that people serve themselves. In full screen, with a code for staff, nothing else leaves it.
func (d *desktop) kiosk(prints *printing) (seat, error) {
	c := d.st.Config
	p := kiosk.Params{Hall: d.st.Hall, Live: d.live, Paper: kioskPrinting{prints}, Words: d.words, Runner: d.runner,
		Name: c.Kiosk, Log: d.st.Log, Settle: d.settle(), StaffCode: c.StaffCode, Locked: c.Full && c.StaffCode != "",
		Leave: d.app.Quit}
	if !p.Locked {
		p.Leave = nil
	}
	if d.st.Forms.Next != nil { // a guide is A4
		p.Guide = kioskPrinting{prints}.Guide
	}
	if d.st.devices().AskID {
		p.Identify = d.st.Hall.PersonHash
	}
	if !d.fixed && d.loudspeaker().Reads() { // a demonstration is silent
		r := voice.NewReader(d.loudspeaker(), d.st.Log)
		d.runner.Go(func() { r.Run(d.ctx) })
		p.Reader = r
	}
	return kiosk.New(p)
}

// loudspeaker is the one of this machine, which its seats use in turn.
func (d *desktop) loudspeaker() *voice.Loudspeaker {
	if d.sound == nil {
		d.sound = voice.NewLoudspeaker(d.ctx, d.st.voiceOptions())
	}
	return d.sound
}
