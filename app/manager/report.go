package manager

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue/oversight/figures"
)

// reportCols is how many columns the table of figures has: the value, eight rates, counts.
const reportCols = 13

// reportRow is one row of the table of figures.
type reportRow [reportCols]string

// reportState is the page of figures: the figures of a period with their definitions, and the same by something.
type reportState struct {
	period, by  choiceList
	reading     string // said while the journal is read
	empty       string // said in place of a table without rows
	excel, pdf  string
	note        string // where the last file was saved
	figureTitle string
	heads       [4]string
	figures     []reportFigure
	tableTitle  string
	byDay       bool
	head        reportRow
	rows        []reportRow

	name string // of a file
	lead []string
	at   time.Time
}

// reportFigure is one figure with what it was computed from and its definition.
type reportFigure struct{ name, value, part, meaning string }

// reportFacts are what the page of figures is computed from.
type reportFacts struct {
	ready    bool
	from, to string // business days
	rows     []figures.Row
	total    figures.Tally
	issued   int
	waits    []time.Duration // sorted
	byDay    map[string]dayVisits
}

// dayVisits are the visits of a day.
type dayVisits struct {
	issued   int
	mid, p90 time.Duration
	called   bool
}

// report reads the figures of what was chosen.
func (h *history) report(c choices, now time.Time) reportFacts {
	if h.book == nil {
		return reportFacts{}
	}
	r := reportFacts{ready: true}
	r.from, r.to = c.period.days(now)
	r.rows, r.total = h.book.Report(figures.Query{From: r.from, To: r.to, By: c.by, Now: now})
	r.issued, r.waits = h.visitsOf(r.from, r.to)
	if c.by != figures.ByDay {
		return r
	}
	r.byDay = map[string]dayVisits{}
	for day, d := range h.visits {
		if day < r.from || day > r.to {
			continue
		}
		waits := d.waited()
		v := dayVisits{issued: d.issued, called: len(waits) > 0}
		if v.called {
			v.mid, v.p90 = rank(waits, 50), rank(waits, 90)
		}
		r.byDay[day] = v
		if !slices.ContainsFunc(r.rows, func(x figures.Row) bool { return x.Value == day }) {
			r.rows = append(r.rows, figures.Row{Value: day}) // visits, and nothing decided
		}
	}
	slices.SortFunc(r.rows, func(a, b figures.Row) int { return strings.Compare(a.Value, b.Value) })
	return r
}

// report computes the page of figures.
func (t talk) report(f facts, c choices) *reportState {
	s := &reportState{byDay: c.by == figures.ByDay, excel: t.t("report.excel"), pdf: t.t("report.pdf"), note: c.saved, at: f.now,
		figureTitle: t.t("report.figures"), tableTitle: t.t("report.by", lang.Args{"by": t.T("figure.by." + string(c.by))})}
	s.heads = [4]string{t.t("col.figure"), t.t("col.number"), t.t("col.part"), t.t("col.meaning")}
	for _, p := range allPeriods() {
		s.period.add(t.t("period."+string(p)), string(p), string(c.period))
	}
	for _, b := range figures.All() {
		s.by.add(t.T("figure.by."+string(b)), string(b), string(c.by))
	}
	r := f.report
	if !r.ready {
		s.reading = t.t("report.reading")
		return s
	}
	days := say.Date(t.Words, dayOf(r.from))
	if r.from != r.to {
		days += " – " + say.Date(t.Words, dayOf(r.to))
	}
	s.name = strings.Join([]string{t.t("report.file"), r.from, r.to, t.T("figure.by." + string(c.by))}, " ")
	span := r.from // on paper with its year
	if r.from != r.to {
		span += " – " + r.to
	}
	s.lead = []string{t.Text(t.setup.Name), t.t("period."+string(c.period)) + " · " + span,
		t.t("report.made", lang.Args{"time": say.Date(t.Words, f.now) + " " + clockTime(f.now)})}
	s.figureTitle = t.t("period."+string(c.period)) + " · " + days
	s.figures = t.reportFigures(r)
	s.head = t.reportHead(c.by)
	if len(r.rows) == 0 {
		s.empty = t.t("report.none")
	} else {
		s.rows = append(s.rows, t.reportLine(t.T("figure.total"), r.total, dayVisits{}, false))
	}
	for _, x := range r.rows {
		v, known := r.byDay[x.Value]
		s.rows = append(s.rows, t.reportLine(t.reportValue(c.by, x.Value), x.Tally, v, known))
	}
	return s
}

func dayOf(day string) time.Time {
	at, _ := time.Parse(time.DateOnly, day) // written by the hall
	return at
}

// reportFigures are the figures with their definitions: the visits, then the rates of the cases, then the counts.
func (t talk) reportFigures(r reportFacts) []reportFigure {
	out := []reportFigure{{t.t("report.issued"), strconv.Itoa(r.issued), "", t.t("report.issued.means")}}
	wait := none
	if len(r.waits) > 0 {
		wait = t.t("report.waits", lang.Args{"mid": nearest(rank(r.waits, 50)), "p90": nearest(rank(r.waits, 90))})
	}
	out = append(out, reportFigure{t.t("report.wait"), wait, t.T("common.people", lang.Args{"n": len(r.waits)}), t.t("report.wait.means")},
		reportFigure{t.T("figure.finished"), strconv.Itoa(r.total.Finished), "", t.t("report.finished.means")})
	for _, x := range r.total.Rates() {
		out = append(out, reportFigure{t.T("figure." + x.ID), rateOf(x), strconv.Itoa(x.N) + " / " + strconv.Itoa(x.Of),
			t.T("figure." + x.ID + ".means")})
	}
	return out
}

// rateOf writes a rate with one decimal.
func rateOf(r figures.Rate) string {
	p, ok := r.Percent()
	if !ok {
		return none
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + " %"
}

func (t talk) reportHead(by figures.By) reportRow {
	h := reportRow{t.T("figure.by." + string(by)), t.t("count.accepted"), t.T("figure.finished")}
	for i, x := range (figures.Tally{}).Rates() {
		h[3+i] = t.t("short." + x.ID) //nolint:gosec // eight rates; reportCols has room for them
	}
	if by == figures.ByDay {
		h[11], h[12] = t.t("report.issued"), t.t("report.wait_short")
	}
	return h
}

func (t talk) reportLine(name string, x figures.Tally, v dayVisits, visits bool) reportRow {
	r := reportRow{name, strconv.Itoa(x.Accepted), strconv.Itoa(x.Finished)}
	for i, rate := range x.Rates() {
		r[3+i] = rateOf(rate) //nolint:gosec // eight rates, as above
	}
	if visits {
		r[11], r[12] = strconv.Itoa(v.issued), none
		if v.called {
			r[12] = strconv.Itoa(nearest(v.mid)) + " / " + strconv.Itoa(nearest(v.p90))
		}
	}
	return r
}

// reportValue names a value of the table.
func (t talk) reportValue(by figures.By, v string) string {
	switch {
	case v == "":
		return t.T("figure.nobody")
	case by == figures.ByItem:
		return t.item(v)
	case by == figures.ByDepartment:
		for _, it := range t.cat.Of(v) {
			return t.Text(it.Department)
		}
		return t.Text(catalog.Text{ZH: v})
	case by == figures.ByWindow:
		return t.T("common.window", lang.Args{"id": v})
	case by == figures.ByHour:
		return v + ":00"
	}
	return v
}
