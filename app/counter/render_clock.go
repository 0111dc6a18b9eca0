package counter

import (
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// selected is the case whose clock is selected.
func (p *presenter) selected() (queue.Case, bool) {
	for _, c := range p.live.Running(p.window) {
		if c.ID == p.clock {
			return c, true
		}
	}
	return queue.Case{}, false
}

// clocks are the running clocks of this window, soonest due first.
func (p *presenter) clocks() []Clock {
	running := p.live.Running(p.window)
	out := make([]Clock, 0, len(running))
	for _, c := range running {
		out = append(out, p.clockRow(c))
	}
	return out
}

func (p *presenter) clockRow(c queue.Case) Clock {
	row := Clock{ID: c.ID, Label: c.Label, Item: p.itemName(c.Item), Light: string(p.hall.Light(c)), On: c.ID == p.clock}
	row.Left, row.Word = p.clockWords(c)
	row.Done = p.button(CmdDone, c.Clock.Paused == "")
	row.Toggle = p.button(CmdClock, true)
	if c.Clock.Paused != "" {
		row.Toggle.Text = p.t("do.clock_on")
		if c.Clock.PauseNote != "" {
			row.Item = c.Clock.PauseNote
		}
	}
	return row
}

// clockWords are what a clock shows and what that means. A clock of minutes counts down; a promise of days names its
// day; without a stated limit it counts up.
func (p *presenter) clockWords(c queue.Case) (left, word string) {
	paused := c.Clock.Paused != ""
	if c.Clock.Due.IsZero() && c.Clock.NoTable != 0 {
		left, word = "—", p.words.T("clock.no_table", lang.Args{"year": c.Clock.NoTable, "day": p.dateWords(c.Clock.NotBefore)})
	} else if c.Clock.Due.IsZero() {
		left, word = say.Minutes(p.words, p.hall.Elapsed(c)), p.t("clocks.elapsed")
	} else if c.Clock.Limit.Unit == catalog.UnitMinutes {
		d := p.hall.Left(c)
		left, word = say.Left(p.words, d), p.t("clocks.left")
		if d < 0 {
			left, word = say.Minutes(p.words, -d), p.t("clocks.over")
		}
	} else {
		n := p.hall.Setup().Calendar.Remaining(p.hall.Now(), c.Clock.Due)
		word = p.t("clocks.due", lang.Args{"date": p.dateWords(c.Clock.Due)})
		switch {
		case n > 0:
			left = p.limitWords(catalog.Limit{N: n, Unit: catalog.UnitWorkdays})
		case n == 0:
			left = p.t("clocks.today")
		default:
			left = p.t("clocks.days_over", lang.Args{"n": -n})
		}
	}
	if stop := p.hall.Read(c).Stop; paused || stop != "" && c.Clock.On() {
		word = p.words.T("stop." + string(stop))
	}
	return left, word
}

// timeWords say the clock of a case within a sentence: how long still, and until which day.
func (p *presenter) timeWords(c queue.Case) string {
	left, word := p.clockWords(c)
	if due := p.t("clocks.due", lang.Args{"date": p.dateWords(c.Clock.Due)}); c.Clock.Due.IsZero() || word != due {
		return word + " " + left
	}
	if p.hall.Setup().Calendar.Remaining(p.hall.Now(), c.Clock.Due) > 0 {
		return p.t("clocks.days", lang.Args{"left": left, "word": word})
	}
	return left + " · " + word
}

// duty is the statutory timer of this window's cases that bites next, once its light is yellow or red: what is owed, to
// whom, until when, and how many more there are.
func (p *presenter) duty() Note {
	var first queue.Timer
	n, now := 0, p.hall.Now()
	for _, t := range p.live.Timers() {
		if l := p.hall.DutyLight(t.Duty, now); t.Case.Window != p.window || l != queue.LightYellow && l != queue.LightRed {
			continue
		}
		if n++; n == 1 {
			first = t
		}
	}
	if n == 0 {
		return Note{}
	}
	tone := Soon
	if p.hall.DutyLight(first.Duty, now) == queue.LightRed {
		tone = Bad
	}
	text := p.t("clocks.duty", lang.Args{"label": first.Case.Label, "duty": p.words.T("duty." + string(first.Duty.Kind)), "date": p.dateWords(first.Duty.Due)})
	if n > 1 {
		text += p.t("verdict.and_more", lang.Args{"n": n - 1})
	}
	return Note{Text: text, Tone: tone}
}

// laterWords is by when a material may follow, counted from now.
func (p *presenter) laterWords(l catalog.Limit) (limit, day string) {
	limit = p.limitWords(l)
	due, err := p.hall.Setup().Calendar.Deadline(p.hall.Now(), l)
	if err != nil { // a year without a table of holidays: no day is promised
		return limit, ""
	}
	return limit, p.dateWords(due)
}

// latestGap is the day by which the last of the gaps is due.
func (p *presenter) latestGap(v catalog.Verdict) string {
	var latest time.Time
	for _, l := range v.Gaps() {
		due, err := p.hall.Setup().Calendar.Deadline(p.hall.Now(), l.Later)
		if err != nil {
			return ""
		}
		if due.After(latest) {
			latest = due
		}
	}
	if latest.IsZero() {
		return ""
	}
	return p.dateWords(latest)
}
