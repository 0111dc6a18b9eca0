package manager

import (
	"strconv"
	"time"
	"unicode/utf8"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// none stands where there is no figure yet.
const none = "—"

// briefWord is how many characters say what a window does where there is little room; its sheet says all.
const briefWord = 12

// talk puts facts into the words of one language. It computes what the page in view shows and touches no widget.
type talk struct {
	*lang.Words
	setup *queue.Setup
	cat   *catalog.Catalog
	lint  []catalog.Finding
	who   queue.Member // who is logged in
}

func (t talk) t(key string, args ...lang.Args) string { return t.T("manager."+key, args...) }

// line is a line's letter and name.
func (t talk) line(l queue.Line) string { return l.ID + " " + t.Text(l.Name) }

// item is an item's name, or its id if the catalog no longer has it.
func (t talk) item(id string) string {
	if it, err := t.cat.Item(id); err == nil {
		return t.Text(it.Name)
	}
	return id
}

// present computes the screen.
func (t talk) present(f facts, c choices) state {
	s := state{
		page: c.page, app: t.T("app.name"), back: t.T("common.close"), hall: t.Text(t.setup.Name), clock: f.now.Format("15:04"),
		fresh: t.t("fresh"), old: f.stale || c.readFail,
	}
	if t.setup.Sample {
		s.sample = t.T("common.sample")
	}
	if s.old {
		s.fresh = t.t("old")
	} else if !f.open {
		s.fresh = t.t("closed_now")
	}
	s.day = t.dayWord(f)
	if c.undo.open(f.now) {
		s.undo = t.t("do.undo")
	}
	s.colors = t.t("colors." + string(paletteKeys[(c.colors+1)%len(paletteKeys)]))
	if t.who.ID != "" {
		s.who = t.t("gate.leave", lang.Args{"name": t.who.Name})
	}
	s.gate = gateState{title: t.t("gate.title", lang.Args{"hall": s.hall}), note: t.t("gate.note"), id: t.t("col.clerk"),
		password: t.t("gate.password"), enter: t.t("gate.enter"), other: t.T("language." + string(t.Language().Other()))}
	for i, key := range [pages]string{"now", "clocks", "bookings", "today", "stations", "figures", "catalog", "people", "settings"} {
		s.nav[i] = t.t("nav." + key)
	}
	s.title = s.nav[c.page]
	switch c.page {
	case pageNow:
		s.now = t.now(f, c)
		s.title = t.t("calm")
		if n := len(s.now.alerts); n > 0 {
			s.title = t.t("headline", lang.Args{"n": n})
		}
	case pageClocks:
		s.clocks = t.clocks(f, c)
	case pageBookings:
		s.bookings = t.bookings(f, c.book)
	case pageStations:
		s.stations = t.stations(f)
	case pageCatalog:
		s.catalog = t.catalog(c)
	case pageToday:
		s.figures = t.figuresPage(f, c)
	case pageReport:
		s.report = t.report(f, c)
	case pagePeople:
		s.people = t.people(f)
	case pageSettings:
		s.settings = t.settings(f, c)
	case pages:
	}
	if c.window != "" {
		s.window = t.window(f, c.window)
	}
	return s
}

// now computes the first page.
func (t talk) now(f facts, c choices) *nowState {
	n := &nowState{alerts: t.alerts(f, c), figures: t.figures(f), title: t.t("windows"), chart: t.chart(f, c.line, c.metric)}
	n.all = t.t("all_alerts", lang.Args{"n": len(n.alerts)})
	n.head = windowRow{name: t.t("col.window"), word: t.t("col.state"), ticket: t.t("col.ticket"), time: t.t("col.time"),
		served: t.t("col.served"), idle: t.t("col.idle")}
	for _, w := range f.windows {
		n.windows = append(n.windows, t.windowRow(f, w))
	}
	n.lines = lineTable{title: t.t("lines"), head: lineRow{name: t.t("col.line"), waiting: t.t("col.waiting"),
		longest: t.t("col.longest"), wait: t.t("col.wait")}}
	for _, l := range f.lines {
		r := lineRow{name: t.line(l.Line), waiting: strconv.Itoa(l.waiting), longest: none,
			wait: say.Wait(t.Words, l.wait), brief: say.ShortWait(t.Words, l.wait), late: l.over > 0}
		switch {
		case l.waiting > 0 && l.Target > 0:
			r.longest = t.t("longest_of", lang.Args{"n": whole(l.longest), "target": l.Target})
		case l.waiting > 0:
			r.longest = t.T("common.minutes", lang.Args{"n": whole(l.longest)})
		}
		n.lines.rows = append(n.lines.rows, r)
	}
	return n
}

// windowRow computes a window's row.
func (t talk) windowRow(f facts, w windowFact) windowRow {
	r := windowRow{id: w.ID, name: w.ID + " " + t.Text(w.Name), ticket: none, time: none, served: strconv.Itoa(w.Served),
		idle: none}
	r.state, r.word = t.doing(f, w)
	r.brief = r.word
	if r.state == look.Paused && w.ticket.ID == 0 && utf8.RuneCountInString(r.word) > briefWord {
		r.brief = t.t("state.paused")
	}
	if w.shared {
		r.idle = percent(w.share, 0) + " %"
	}
	since := w.Since
	if w.ticket.ID != 0 {
		r.ticket, since = w.ticket.Label, w.ticket.Since
	}
	if w.State != queue.WindowClosed && !since.IsZero() {
		r.time = say.Minutes(t.Words, f.now.Sub(since))
	}
	return r
}

// doing says what a window does.
func (t talk) doing(f facts, w windowFact) (look.State, string) {
	switch {
	case w.ticket.ID != 0 && w.State == queue.WindowPaused:
		return look.Paused, t.t("state.last")
	case w.ticket.ID != 0 && w.ticket.State == queue.Called:
		return look.Green, t.t("state.called")
	case w.ticket.ID != 0:
		return look.Green, t.t("state.serving")
	case w.State == queue.WindowClosed:
		return look.Closed, t.t("state.closed")
	case w.State == queue.WindowPaused && w.Why != "":
		return look.Paused, t.t("state.paused_why", lang.Args{"why": w.Why})
	case w.State == queue.WindowPaused:
		return look.Paused, t.t("state.paused")
	case w.waiting > 0 && f.now.Sub(w.Since) >= idleTooLong:
		return look.Yellow, t.t("state.wanted")
	}
	return look.Idle, t.t("state.idle")
}

// percent writes a share of 1 with so many decimals.
func percent(share float64, decimals int) string {
	return strconv.FormatFloat(100*share, 'f', decimals, 64)
}

// rate writes n of all with one decimal, or nothing if there is nothing to divide by.
func rate(n, all int) string {
	if all == 0 {
		return none
	}
	return percent(float64(n)/float64(all), 1)
}

// clockTime writes an hour of the day for an axis.
func clockTime(at time.Time) string { return at.Format("15:04") }
