package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

// Chime is a gentle sound, for what a clerk should look at soon.
type Chime string

// Chimes.
const (
	ChimeYellow Chime = "yellow" // a clock turned yellow, a hold is over
	ChimeRed    Chime = "red"    // a clock turned red
)

// watch looks whether a light of this window changed since the last look, or whether somebody has been on hold for too
// long. It says so in a line and by a sound; nothing takes the keyboard away.
func (p *presenter) watch() {
	lights := map[int64]queue.Light{}
	for _, c := range p.live.Running(p.window) {
		now := p.hall.Light(c)
		lights[c.ID] = now
		was, known := p.lights[c.ID]
		if !known || was == now || p.lights == nil {
			continue
		}
		args := lang.Args{"label": c.Label, "item": p.itemName(c.Item)}
		switch now {
		case queue.LightYellow:
			p.say(p.t("note.light_yellow", args), Soon)
			p.ring(ChimeYellow)
		case queue.LightRed:
			p.say(p.t("note.light_red", args), Bad)
			p.ring(ChimeRed)
		case queue.LightGreen, queue.LightPaused, queue.LightNone:
		}
	}
	p.lights = lights

	over := map[int64]bool{}
	now := p.hall.Now()
	for _, t := range p.live.HeldBy(p.window) {
		if !t.Over(now) {
			continue
		}
		over[t.ID] = true
		if p.over != nil && !p.over[t.ID] {
			p.say(p.t("note.hold_over", lang.Args{"label": t.Label, "why": p.holdWords(t)}), Soon)
			p.ring(ChimeYellow)
		}
	}
	p.over = over
	p.watchCalls()
}

func (p *presenter) ring(c Chime) {
	if p.chime != nil {
		p.chime(c)
	}
}

// alarm is the gravest open alarm that this window was told of and has not seen yet.
func (p *presenter) alarm() (queue.Alarm, bool) {
	for _, a := range p.live.Alarms() {
		if !a.Open() || a.Window != p.window || len(a.Steps) == 0 || a.Kind.Calls() {
			continue
		}
		if last := a.Told(); last.To == queue.ToldClerk && last.Seen.IsZero() {
			return a, true
		}
	}
	return queue.Alarm{}, false
}

// alarmLine is the alarm in a sentence and the button that acknowledges it.
func (p *presenter) alarmLine() (Note, Act) {
	a, ok := p.alarm()
	if !ok {
		return Note{}, Act{}
	}
	tone := Soon
	if a.Level == queue.AlarmRed {
		tone = Bad
	}
	return Note{Seq: int(a.ID), Text: say.Alarm(p.words, p.hall.Catalog(), a), Tone: tone}, p.button(CmdSeen, true)
}

// seen acknowledges the alarm that is shown.
func (p *presenter) seen() {
	a, ok := p.alarm()
	if !ok {
		p.say(p.t("note.no_alarm"), Info)
		return
	}
	p.jobs.add("seen", true, func() work {
		act := p.act()
		return func(ctx context.Context) (func(), error) {
			_, err := p.hall.Acknowledge(ctx, act, a.ID, "")
			return nil, err
		}
	})
}
