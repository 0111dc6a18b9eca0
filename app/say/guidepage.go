package say

import (
	"fmt"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// GuidePage is an item's guide (办事指南) in words: what the screen, the A4 page and the phone show.
type GuidePage struct {
	Title    string
	Lead     string // department, and how fast
	Sections []GuideSection
}

// GuideSection is a headed part of a guide.
type GuideSection struct {
	Title string
	Rows  []GuideRow
}

// GuideRow is one line: a fact with its name, a heading inside the section, or a material.
type GuideRow struct {
	Head     bool   // a heading inside the section
	Name     string // of a fact; empty: the value stands alone
	Value    string
	Detail   string // what would satisfy a material
	Open     bool   // not stated
	Aside    bool   // a material that nobody has to bring
	Numbered bool   // the value begins with its number
}

// PlaceOf is where an item is done in a hall: the windows of its line, the hall's hours, telephone and complaint line.
func PlaceOf(setup *queue.Setup, it *catalog.Item) catalog.Place {
	p := catalog.Place{Hall: setup.Name, Address: setup.Address, Phone: setup.Phone, Complain: setup.Complain}
	if cal := setup.CalendarOf(it); cal != nil {
		p.Hours = cal.WeekHours()
	}
	line, ok := setup.LineOf(it)
	if !ok {
		return p
	}
	for _, w := range setup.Windows {
		for _, l := range w.Lines {
			if l == line.ID {
				p.Windows = append(p.Windows, catalog.Text{ZH: w.ID + " " + w.Name.ZH, EN: w.ID + " " + w.Name.In("en")})
				break
			}
		}
	}
	return p
}

// PageOf says a guide in a language. What is not stated is said to be not stated, never left out and never guessed.
func PageOf(w *lang.Words, g catalog.Guide) GuidePage {
	b := guideBuilder{w: w}
	p := GuidePage{Title: w.Text(g.Name), Lead: w.Text(g.Department)}
	it := &catalog.Item{Kind: g.Kind, OneHour: g.OneHour, Situations: g.Questions}
	if k := Kind(w, it); k != "" {
		p.Lead += " · " + k
	}
	b.facts(g)
	b.texts("conditions", g.Conditions, true)
	b.refusals(it, g)
	b.papers(it, g)
	b.texts("steps", g.Steps, true)
	b.texts("excluded", g.Excluded, false)
	b.texts("basis", g.Basis, true)
	b.place(g)
	b.source(g)
	p.Sections = b.out
	return p
}

type guideBuilder struct {
	w   *lang.Words
	out []GuideSection
}

func (b *guideBuilder) t(key string, args ...lang.Args) string { return b.w.T("guide."+key, args...) }

func (b *guideBuilder) section(key string, rows []GuideRow) {
	if len(rows) > 0 {
		b.out = append(b.out, GuideSection{Title: b.t("part." + key), Rows: rows})
	}
}

// row is a fact; an empty one is not stated.
func (b *guideBuilder) row(key, value string) GuideRow {
	r := GuideRow{Name: b.t("field." + key), Value: value}
	if value == "" {
		r.Value, r.Open = b.w.T("common.not_stated"), true
	}
	return r
}

func (b *guideBuilder) facts(g catalog.Guide) {
	w := b.w
	promised := Limit(w, g.Limit.Promised)
	if g.OneHour && promised == "" {
		promised = b.t("one_hour")
	}
	rows := []GuideRow{
		b.row("promised", promised),
		b.row("statutory", Limit(w, g.Limit.Statutory)),
	}
	if g.Limit.Handling.Stated() {
		rows = append(rows, b.row("handling", Limit(w, g.Limit.Handling)))
	}
	rows = append(rows, b.row("agent", b.agent(g.Agent)), b.row("fee", b.fee(g)), b.row("result", w.Text(g.Result)))
	if v := w.Text(g.Validity); v != "" {
		rows = append(rows, b.row("validity", v))
	}
	if d := w.Text(g.Delivery); d != "" {
		rows = append(rows, b.row("delivery", d))
	}
	if s := b.periods(g.Accepts); s != "" {
		rows = append(rows, b.row("accepts", s))
	}
	if g.Code != "" {
		rows = append(rows, b.row("code", g.Code))
	}
	b.section("facts", rows)
}

func (b *guideBuilder) agent(a catalog.Agent) string {
	if a.Policy == catalog.AgentUnstated {
		return ""
	}
	s := b.w.T("version.agent." + string(a.Policy))
	if a.Guardian {
		s += b.w.T("common.comma") + b.t("guardian")
	}
	if why := b.w.Text(a.Why); why != "" {
		s += b.t("why", lang.Args{"why": why})
	}
	return s
}

// fee says what is charged and who is let off.
func (b *guideBuilder) fee(g catalog.Guide) string {
	s := b.w.Text(g.Fee)
	if s == "" && g.FeeAmount != "" {
		s = b.t("yuan", lang.Args{"n": g.FeeAmount})
	}
	for _, e := range g.FeeExempt {
		s += b.t("exempt", lang.Args{"reason": b.w.Text(e.Reason)})
	}
	return s
}

func (b *guideBuilder) periods(list []catalog.Period) string {
	var parts []string
	for _, p := range list {
		from, until := max(p.From, 1), p.Until
		if until == 0 {
			until = 31
		}
		days := b.t("days", lang.Args{"from": from, "until": until})
		if until == 31 {
			days = b.t("days_from", lang.Args{"from": from})
		}
		switch {
		case len(p.Months) > 0:
			months := strings.Trim(strings.ReplaceAll(fmt.Sprint(p.Months), " ", b.w.T("common.comma")), "[]")
			parts = append(parts, b.t("in_months", lang.Args{"months": months, "days": days}))
		case p.QuarterMonth > 0:
			parts = append(parts, b.t("in_quarter", lang.Args{"n": p.QuarterMonth, "days": days}))
		default:
			parts = append(parts, b.t("each_month", lang.Args{"days": days}))
		}
	}
	return strings.Join(parts, b.w.T("common.comma"))
}

// texts is a list of sentences, numbered if there are several; needed says whether an empty one is worth a word.
func (b *guideBuilder) texts(key string, list []catalog.Text, needed bool) {
	var rows []GuideRow
	for i, t := range list {
		s := b.w.Text(t)
		if len(list) > 1 {
			s = fmt.Sprintf("%d. %s", i+1, s)
		}
		rows = append(rows, GuideRow{Value: s, Numbered: len(list) > 1})
	}
	if len(rows) == 0 && needed {
		rows = []GuideRow{{Value: b.w.T("common.not_stated"), Open: true}}
	}
	b.section(key, rows)
}

func (b *guideBuilder) refusals(it *catalog.Item, g catalog.Guide) {
	var rows []GuideRow
	for _, r := range g.Refusals {
		row := GuideRow{Value: b.w.Text(r.Reason)}
		if r.When != "" {
			row.Detail = b.t("if", lang.Args{"when": When(b.w, it, r.When)})
		}
		rows = append(rows, row)
	}
	b.section("refusals", rows)
}

// papers are the materials by situation.
func (b *guideBuilder) papers(it *catalog.Item, g catalog.Guide) {
	var rows []GuideRow
	for _, p := range g.Papers {
		head := b.t("always")
		if p.When != "" {
			head = b.t("if", lang.Args{"when": When(b.w, it, p.When)})
		}
		if len(g.Papers) > 1 || p.When != "" {
			rows = append(rows, GuideRow{Head: true, Value: head})
		}
		for _, l := range p.Lines {
			rows = append(rows, b.paper(l))
		}
	}
	if len(rows) == 0 {
		rows = []GuideRow{{Value: b.w.T("common.not_stated"), Open: true}}
	}
	for _, n := range g.NeverAsk {
		rows = append(rows, GuideRow{Value: b.t("never", lang.Args{"name": b.w.Text(n.Name)}), Aside: true})
	}
	b.section("papers", rows)
}

func (b *guideBuilder) paper(l catalog.Line) GuideRow {
	w := b.w
	r := GuideRow{Value: w.Text(l.Name), Detail: Satisfy(w, l)}
	also := func(s string) {
		if r.Detail != "" {
			r.Detail += " · "
		}
		r.Detail += s
	}
	switch l.State {
	case catalog.StateShared:
		r.Aside = true
		r.Detail = b.t("shared")
	case catalog.StateOption:
		r.Aside = true
		also(b.t("optional"))
	default: // a plain line: nothing has been handed in yet
	}
	if l.Later.Stated() {
		also(w.T("say.later", lang.Args{"limit": Limit(w, l.Later)}))
	}
	if l.CanPledge {
		also(b.t("pledge"))
	}
	if n := w.Text(l.Note); n != "" {
		also(n)
	}
	return r
}

func (b *guideBuilder) place(g catalog.Guide) {
	w, p := b.w, g.Place
	address := w.Text(p.Address)
	if address == "" {
		address = w.Text(p.Hall)
	}
	b.section("place", []GuideRow{b.row("address", address), b.row("windows", Texts(w, p.Windows, w.T("common.comma"))),
		b.row("hours", b.hours(p.Hours)), b.row("phone", p.Phone), b.row("complain", p.Complain)})
}

// hours says the office hours, days with the same ones together: 星期一至星期五 09:00-12:00.
func (b *guideBuilder) hours(week [7]string) string {
	day := func(d int) string { return b.w.T(fmt.Sprintf("common.weekday.%d", d%7)) }
	var parts []string
	for d := 1; d <= 7; d++ { // Monday first
		text, last := week[d%7], d
		if text == "" {
			continue
		}
		for last < 7 && week[(last+1)%7] == text {
			last++
		}
		days := day(d)
		if last > d {
			days = b.t("day_range", lang.Args{"from": day(d), "until": day(last)})
		}
		parts = append(parts, days+" "+text)
		d = last
	}
	return strings.Join(parts, b.w.T("common.comma"))
}

func (b *guideBuilder) source(g catalog.Guide) {
	rows := []GuideRow{b.row("source", g.Source.Text)}
	if g.Source.Caveat != "" {
		rows = append(rows, b.row("caveat", g.Source.Caveat))
	}
	if g.Effective != "" {
		rows = append(rows, b.row("effective", g.Effective))
	}
	b.section("source", rows)
}
