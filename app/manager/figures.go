package manager

import (
	"strconv"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// figures are the five figures of the day with their definitions. Where there is nothing to count yet stands a dash.
func (t talk) figures(f facts) []figure {
	c := f.counts
	fig := func(key, value, unit string, args lang.Args) figure {
		if value == none {
			unit = ""
		}
		return figure{name: t.t("figure." + key), value: value, unit: unit, detail: t.t("figure."+key+"_of", args),
			meaning: t.t("meaning." + key)}
	}
	wait := none
	if waits := lengths(f.waits); len(waits) > 0 {
		wait = strconv.Itoa(nearest(rank(waits, 50))) + " / " + strconv.Itoa(nearest(rank(waits, 90)))
	}
	out := []figure{
		fig("wait", wait, t.t("unit.minutes"), lang.Args{"n": len(f.waits)}),
		fig("first", rate(c.DoneFirstVisit, c.Completed), "%", lang.Args{"part": c.DoneFirstVisit, "n": c.Completed}),
		fig("hour", rate(c.OneHourInTime, c.OneHourDone), "%", lang.Args{"part": c.OneHourInTime, "n": c.OneHourDone}),
		fig("second", strconv.Itoa(f.second), t.t("unit.notices"), lang.Args{"n": f.notices}),
		fig("done", strconv.Itoa(c.Completed)+" / "+strconv.Itoa(c.Issued), "",
			lang.Args{"waiting": c.Waiting, "serving": c.Serving}),
	}
	late := 0
	for _, k := range f.clocks {
		if k.OneHour && k.light == queue.LightRed {
			late++
		}
	}
	if late > 0 { // a rate of what is finished must not hide what is not
		out[2].detail += t.t("figure.hour_late", lang.Args{"n": late})
	}
	out[3].good, out[3].bad = f.second == 0, f.second > 0
	return out
}

// nearest is a duration in minutes, rounded.
func nearest(d time.Duration) int { return int((d + 30*time.Second) / time.Minute) }

// figuresState is the page of the day's figures.
type figuresState struct {
	countTitle string
	counts     []countRow
	lackTitle  string
	lackNote   string
	lacks      []look.Bar
	lineTitle  string
	lines      []look.Bar
	dayTitle   string
	dayNote    string
	lanes      []look.Lane
	marks      []look.AxisMark
	from, to   time.Time
	chart      chartState
}

// countRow is one count with its definition beside it.
type countRow struct{ name, value, meaning string }

// shownLacks is how many materials the ranking shows.
const shownLacks = 6

// figuresPage computes the page of figures.
func (t talk) figuresPage(f facts, ch choices) *figuresState {
	s := &figuresState{countTitle: t.t("figures.counts"), lackTitle: t.t("figures.lacks"), lineTitle: t.t("figures.lines"),
		dayTitle: t.t("figures.day"), dayNote: t.t("figures.day_note"), from: f.opening, to: f.closing,
		chart: t.chart(f, ch.line, ch.metric)}
	for _, g := range t.figures(f) {
		value := g.value
		if g.unit != "" {
			value += " " + g.unit
		}
		s.counts = append(s.counts, countRow{g.name, value, g.meaning})
	}
	c := f.counts
	for _, r := range []struct {
		key string
		n   int
	}{
		{"issued", c.Issued}, {"waiting", c.Waiting}, {"serving", c.Serving}, {"held", f.held}, {"completed", c.Completed}, {"no_show", c.NoShow},
		{"accepted", c.Accepted}, {"gaps", c.Gaps}, {"notices", f.notices}, {"refused", c.Refused}, {"cases_done", c.CasesDone},
		{"running", len(f.clocks)},
	} {
		s.counts = append(s.counts, countRow{t.t("count." + r.key), t.t("count."+r.key+"_n", lang.Args{"n": r.n}), t.t("count." + r.key + "_is")})
	}
	s.lackNote = t.t("figures.lacks_note")
	if len(f.lacks) == 0 {
		s.lackNote = t.t("figures.lacks_none")
	}
	for i, l := range f.lacks {
		if i == shownLacks {
			break
		}
		s.lacks = append(s.lacks, look.Bar{Label: t.material(l) + " · " + t.item(l.item), Value: float64(l.cases),
			Text: t.t("times", lang.Args{"n": l.cases}), Color: look.AmberInk})
	}
	for _, l := range f.lines {
		b := look.Bar{Label: t.line(l.Line), Value: float64(l.waiting), Color: look.JadeInk,
			Text: t.t("figures.line_text", lang.Args{"waiting": l.waiting, "serving": l.serving})}
		if l.over > 0 {
			b.Text += t.t("figures.over", lang.Args{"n": l.over})
			b.Color = look.RedInk
		}
		s.lines = append(s.lines, b)
	}
	if !f.opening.IsZero() {
		for _, w := range f.windows {
			s.lanes = append(s.lanes, look.Lane{Label: t.T("common.window", lang.Args{"id": w.ID}), Spans: strip(w.spans)})
		}
		s.marks = dayMarks(f)
	}
	return s
}

// material is the name of what was missing.
func (t talk) material(l lackFact) string {
	if it, err := t.cat.Item(l.item); err == nil {
		for i := range it.Materials {
			if it.Materials[i].ID == l.material {
				return t.Text(it.Materials[i].Name)
			}
		}
	}
	return l.material
}

// strip puts a window's day into the stretches that are drawn. A gap between two people that is shorter than
// idleTooLong belongs to the work.
func strip(spans []span) []look.Span {
	var out []look.Span
	for _, s := range spans {
		state := map[activity]look.State{closed: look.Closed, paused: look.Paused, busy: look.Green, idle: look.Idle,
			wanted: look.Yellow}[s.what]
		if (s.what == idle || s.what == wanted) && s.to.Sub(s.from) < idleTooLong {
			state = look.Green
		}
		if n := len(out); n > 0 && out[n-1].State == state {
			out[n-1].To = s.to
			continue
		}
		out = append(out, look.Span{From: s.from, To: s.to, State: state})
	}
	return out
}

// dayMarks are opening, now and closing, in seconds after opening.
func dayMarks(f facts) []look.AxisMark {
	at := func(x time.Time) float64 { return x.Sub(f.opening).Seconds() }
	out := []look.AxisMark{{At: 0, Text: clockTime(f.opening)}, {At: at(f.closing), Text: clockTime(f.closing)}}
	// A word needs room: near the ends the present time is left out.
	now := f.minute()
	if room := f.closing.Sub(f.opening) / 10; now.Sub(f.opening) > room && f.closing.Sub(now) > room {
		out = append(out, look.AxisMark{At: at(now), Text: clockTime(now)})
	}
	return out
}
