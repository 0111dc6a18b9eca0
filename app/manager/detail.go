package manager

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// detailState is the sheet of a running case or of an alarm: its facts, and its history line by line.
type detailState struct {
	title, lead string
	lines       [][2]string
	history     [][2]string
	past        string // heading of the history
	buttons     []detailButton
	close       string
}

// detailButton does something about the matter and closes the sheet.
type detailButton struct {
	text string
	do   command
}

// caseDetail computes the sheet of a running case: how its deadline came about.
func (t talk) caseDetail(f facts, id int64) (detailState, bool) {
	at := slices.IndexFunc(f.clocks, func(c clockFact) bool { return c.ID == id })
	var c clockFact
	if at >= 0 {
		c = f.clocks[at]
	} else if i := slices.IndexFunc(f.timers, func(x timer) bool { return x.Case.ID == id }); i >= 0 {
		c.Case = f.timers[i].Case
	} else {
		return detailState{}, false
	}
	r := t.clockRow(f, c)
	s := detailState{title: c.Label + " · " + t.item(c.Item), lead: c.Number, past: t.t("detail.history"), close: t.T("common.close")}
	add := func(key, value string) {
		if value != "" && value != none {
			s.lines = append(s.lines, [2]string{t.t("col." + key), value})
		}
	}
	add("window", r.window)
	add("since", r.since)
	if c.Clock.Limit.Stated() {
		add("limit", say.Limit(t.Words, c.Clock.Limit))
	}
	if at >= 0 {
		add("elapsed", r.elapsed)
		add("left", r.left)
		add("due", r.due)
		add("light", r.word)
		add("why", r.why)
	}
	for _, d := range c.OpenDuties() {
		s.lines = append(s.lines, [2]string{t.T("duty." + string(d.Kind)), strings.Join([]string{t.moment(f, d.Due),
			t.T("duty." + string(d.Kind) + ".then"), t.T("duty." + string(d.Kind) + ".basis")}, " · ")})
	}
	for _, step := range c.Clock.Steps {
		said := t.T("clock.step." + string(step.Kind))
		for _, x := range []string{t.reason(step.Reason), step.Note, step.Document, step.Approver, step.Clerk} {
			if x != "" {
				said += " · " + x
			}
		}
		if !step.Due.IsZero() {
			said += " · " + t.t("detail.due", lang.Args{"time": t.moment(f, step.Due)})
		}
		s.history = append(s.history, [2]string{t.moment(f, step.At), said})
	}
	if c.Window != "" {
		s.buttons = []detailButton{{t.t("do.nudge_window", lang.Args{"id": c.Window}),
			command{verb: verbNudge, window: c.Window, ticket: c.Ticket, id: c.ID}}}
	}
	return s, true
}

// reason says why a clock stood; empty for none.
func (t talk) reason(r queue.PauseReason) string {
	if r == "" {
		return ""
	}
	return t.t("pause." + string(r))
}

// alarmDetail computes the sheet of an alarm: who was told, who saw it, what is done about it.
func (t talk) alarmDetail(f facts, id int64) (detailState, bool) {
	at := slices.IndexFunc(f.alarms, func(a queue.Alarm) bool { return a.ID == id })
	if at < 0 {
		return detailState{}, false
	}
	a := f.alarms[at]
	r := t.alarmRow(f, a)
	s := detailState{title: r.item, past: t.t("detail.told"), close: t.T("common.close"),
		lines: [][2]string{{t.t("col.at"), r.since}, {t.t("col.level"), r.elapsed}, {t.t("col.window"), r.window}, {t.t("col.state"), r.word}}}
	for _, step := range a.Steps {
		said := t.T("told." + string(step.To))
		if !step.Seen.IsZero() {
			said += " · " + t.t("detail.seen", lang.Args{"time": t.moment(f, step.Seen)})
		}
		for _, x := range []string{step.By, step.Remedy} {
			if x != "" {
				said += " · " + x
			}
		}
		s.history = append(s.history, [2]string{t.moment(f, step.At), said})
	}
	if a.Open() && a.Told().Seen.IsZero() {
		s.buttons = append(s.buttons, detailButton{t.t("do.acknowledge"), command{verb: verbAcknowledge, alarm: a.ID}})
	}
	if a.Open() {
		s.buttons = append(s.buttons, detailButton{t.t("do.settle"), command{verb: verbSettle, alarm: a.ID}})
	}
	return s, true
}

// openDetail shows the sheet of a case, an alarm, an appointment or a station.
func (s *Seat) openDetail(c command) {
	var d detailState
	var ok bool
	switch t := s.talk(); {
	case c.verb == verbBooking:
		d, ok = t.bookDetail(s.facts, c.id)
	case c.verb == verbStation:
		d, ok = t.stationDetail(s.facts, c.key)
	case c.alarm != 0:
		d, ok = t.alarmDetail(s.facts, c.alarm)
	default:
		d, ok = t.caseDetail(s.facts, c.id)
	}
	if ok && s.stage != nil {
		newDetailSheet(s.stage, d, s.do)
	}
}

// settle ends an alarm whose matter is done with.
func (s *Seat) settle(alarm int64) {
	why := s.talk().t("alarm.settled_why")
	s.background(func(ctx context.Context) error {
		_, err := s.p.Hall.Settle(ctx, s.ownAct(), alarm, why)
		return err
	}, func(err error) { s.say(err, "said.settled", nil) })
}

func newDetailSheet(stage *look.Stage, d detailState, do func(command)) *look.Sheet {
	var sheet *look.Sheet
	var buttons []*look.Button
	for i, b := range d.buttons {
		kind := look.Plain
		if i == 0 {
			kind = look.Primary
		}
		buttons = append(buttons, look.NewButton(b.text, kind, func() {
			sheet.Close()
			do(b.do)
		}))
	}
	buttons = append(buttons, look.NewButton(d.close, look.Quiet, func() { sheet.Close() }))
	pairs := func(list [][2]string, wide float32) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, l := range list {
			out = append(out, look.RowTop(16, look.Fixed(look.NewPara(l[0], look.Body, look.Soft), wide, 0),
				look.Grow(look.NewPara(l[1], look.Body, look.Ink))))
		}
		return out
	}
	objs := pairs(d.lines, 150)
	if len(d.history) > 0 {
		objs = append(objs, look.Rule(), look.NewText(d.past, look.Body, look.Ink).Bold())
		objs = append(objs, pairs(d.history, 150)...)
	}
	sheet = stage.Sheet(look.SheetOptions{Title: d.title, Lead: d.lead, Width: 760, Content: look.Col(8, objs...), Buttons: buttons})
	return sheet
}
