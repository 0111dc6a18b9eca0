package manager

import (
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// catalogState is the page of the catalog: the list on the left, one guide on the right.
type catalogState struct {
	hint    string
	offices []string // the choices of the department filter, "all" first
	names   []string // their Chinese names, "" for all
	office  int
	all     string // the two views: items, faults
	faults  string
	bad     bool // the faults are in view
	hour    string
	hours   bool // only the one-hour area is in view
	items   []itemRow
	chosen  int
	empty   string
	guide   *guide
	edit    string // the buttons
	add     string
	past    string
	slim    string
}

// itemRow is an item of the list, or a fault of one.
type itemRow struct {
	key                   string // one row's own: an item may have several faults
	id, name, detail, tag string
	kind                  look.Kind
}

// guide is an item as its guide says it.
type guide struct {
	id       string
	office   catalog.Text
	title    string
	lead     string
	facts    [][2]string
	sections []section
}

// section is a headed list of a guide.
type section struct {
	title string
	lines []guideLine
}

type guideLine struct {
	name, detail, when string
	tag                string
	kind               look.Kind
}

// found are the items that the search and the department filter leave, in order.
func (t talk) found(c choices) []*catalog.Item {
	var all []*catalog.Item
	if strings.TrimSpace(c.query) == "" {
		all = t.cat.Items()
	} else {
		for _, h := range t.cat.Search(c.query, 0) {
			all = append(all, h.Item)
		}
	}
	var out []*catalog.Item
	for _, it := range all {
		if (c.office == "" || it.Department.ZH == c.office) && (!c.oneHour || it.OneHour) {
			out = append(out, it)
		}
	}
	return out
}

// catalog computes the page of the catalog.
func (t talk) catalog(c choices) *catalogState {
	findings := t.lint
	byItem := map[string][]catalog.Finding{}
	for _, f := range findings {
		byItem[f.Item] = append(byItem[f.Item], f)
	}
	s := &catalogState{hint: t.t("catalog.search"), chosen: -1, bad: c.faults, hours: c.oneHour, hour: t.t("catalog.one_hour"),
		offices: []string{t.t("catalog.every_office")}, names: []string{""},
		all:    t.t("catalog.items", lang.Args{"n": len(t.cat.Items())}),
		faults: t.t("catalog.faults", lang.Args{"n": len(findings)}),
		empty:  t.t("catalog.empty"), edit: t.T("edit.open"), add: t.T("edit.new"), past: t.T("edit.history"),
		slim: t.T("edit.report")}
	for i, d := range t.cat.Departments() {
		s.offices, s.names = append(s.offices, t.Text(d)), append(s.names, d.ZH)
		if d.ZH == c.office {
			s.office = i + 1
		}
	}
	for _, it := range t.found(c) {
		if !c.faults {
			s.items = append(s.items, t.itemRow(it, len(byItem[it.ID])))
			continue
		}
		for i, f := range byItem[it.ID] {
			r := t.faultRow(it, f)
			r.key += "#" + strconv.Itoa(i)
			s.items = append(s.items, r)
		}
	}
	if c.faults && len(s.items) == 0 {
		s.empty = t.t("catalog.no_faults")
	}
	for i, r := range s.items {
		if r.key == c.item {
			s.chosen = i
		}
	}
	if s.chosen < 0 && len(s.items) > 0 {
		s.chosen = 0
	}
	if s.chosen >= 0 {
		if it, err := t.cat.Item(s.items[s.chosen].id); err == nil {
			s.guide = t.guide(it, byItem[it.ID])
		}
	}
	return s
}

func (t talk) itemRow(it *catalog.Item, faults int) itemRow {
	r := itemRow{key: it.ID, id: it.ID, name: t.Text(it.Name), detail: t.Text(it.Department)}
	if k := say.Kind(t.Words, it); k != "" {
		r.detail += " · " + k
	}
	if faults > 0 {
		r.tag, r.kind = t.t("catalog.fault_n", lang.Args{"n": faults}), look.Warn
	}
	return r
}

// severities are what the severities of findings look like.
var severities = map[catalog.Severity]look.Kind{catalog.SeverityError: look.Bad, catalog.SeverityWarning: look.Warn,
	catalog.SeverityInfo: look.Info}

func (t talk) faultRow(it *catalog.Item, f catalog.Finding) itemRow {
	return itemRow{key: it.ID, id: it.ID, name: say.Finding(t.Words, f), detail: t.Text(it.Name) + " · " + f.Where,
		tag: t.t("severity." + string(f.Severity)), kind: severities[f.Severity]}
}

// guide lays an item out as its guide. What the source does not state is shown as not stated.
func (t talk) guide(it *catalog.Item, findings []catalog.Finding) *guide {
	or := func(s string) string {
		if s == "" {
			return t.T("common.not_stated")
		}
		return s
	}
	g := &guide{id: it.ID, office: it.Department, title: t.Text(it.Name), lead: it.ID}
	if it.Code != "" {
		g.lead += " · " + it.Code
	}
	row := func(key, value string) {
		g.facts = append(g.facts, [2]string{t.T("say.guide." + key), or(value)})
	}
	row("department", t.Text(it.Department))
	row("kind", say.Kind(t.Words, it))
	row("statutory", say.Limit(t.Words, it.Limit.Statutory))
	row("promised", say.Limit(t.Words, it.Limit.Promised))
	if it.Limit.Handling.Stated() {
		row("handling", say.Limit(t.Words, it.Limit.Handling))
	}
	line := none
	if l, ok := t.setup.LineOf(it); ok {
		line = t.line(l)
	}
	g.facts = append(g.facts, [2]string{t.t("col.line"), line}, [2]string{t.t("guide.agent"), t.agent(it)})
	row("fee", t.Text(it.Fee))
	row("result", t.Text(it.Result))
	g.section(t.t("guide.faults"), t.findings(findings))
	g.section(t.t("guide.materials", lang.Args{"n": len(it.Materials)}), t.materials(it))
	g.section(t.t("guide.situations"), t.situations(it))
	g.section(t.T("say.guide.conditions"), t.texts(it.Conditions))
	g.section(t.t("guide.refusals"), t.refusals(it))
	g.section(t.t("guide.steps"), t.texts(it.Steps))
	g.section(t.t("guide.excluded"), t.texts(it.Excluded))
	g.section(t.T("say.guide.basis"), t.texts(it.Basis))
	source := guideLine{name: or(it.Source.Text), detail: it.Source.Caveat}
	g.section(t.T("say.guide.source"), []guideLine{source})
	return g
}

// section adds a list, unless it is empty.
func (g *guide) section(title string, lines []guideLine) {
	if len(lines) > 0 {
		g.sections = append(g.sections, section{title, lines})
	}
}

func (t talk) agent(it *catalog.Item) string {
	if it.Agent.Policy == catalog.AgentUnstated {
		return t.T("common.not_stated")
	}
	s := t.t("agent." + string(it.Agent.Policy))
	if why := t.Text(it.Agent.Why); why != "" {
		s += " · " + why
	}
	return s
}

func (t talk) texts(list []catalog.Text) []guideLine {
	out := make([]guideLine, 0, len(list))
	for i, x := range list {
		name := t.Text(x)
		if len(list) > 1 {
			name = strconv.Itoa(i+1) + ". " + name
		}
		out = append(out, guideLine{name: name})
	}
	return out
}

// materials says what each material needs and when it is asked for.
func (t talk) materials(it *catalog.Item) []guideLine {
	lines := map[string]catalog.Line{}
	for _, l := range it.Lines(nil) {
		lines[l.Material] = l
	}
	var out []guideLine
	for i := range it.Materials {
		m := &it.Materials[i]
		g := guideLine{name: t.Text(m.Name), tag: t.t("material.needed"), kind: look.Neutral}
		var parts []string
		add := func(s string) {
			if s != "" {
				parts = append(parts, s)
			}
		}
		add(say.Satisfy(t.Words, lines[m.ID]))
		add(t.Text(m.Note))
		switch {
		case m.From == catalog.FromGovernment:
			g.tag, g.kind = t.t("material.shared"), look.Good
		case m.Optional:
			g.tag = t.t("material.optional")
		case m.Later.Stated():
			g.tag, g.kind = t.T("say.later", lang.Args{"limit": say.Limit(t.Words, m.Later)}), look.Warn
		case m.Pledge:
			g.tag, g.kind = t.t("material.pledge"), look.Warn
		}
		g.detail = strings.Join(parts, " · ")
		if strings.TrimSpace(m.When) != "" {
			g.when = t.t("guide.only_if", lang.Args{"when": say.When(t.Words, it, m.When)})
		}
		out = append(out, g)
	}
	return out
}

func (t talk) situations(it *catalog.Item) []guideLine {
	var out []guideLine
	for _, s := range it.Situations {
		var names []string
		for _, c := range s.Choices {
			names = append(names, t.Text(c.Name))
		}
		if s.Numeric() {
			names = []string{strings.TrimSpace(t.t("guide.number") + " " + t.Text(s.Unit))}
		}
		out = append(out, guideLine{name: t.Text(s.Ask), detail: strings.Join(names, " / ")})
	}
	return out
}

func (t talk) refusals(it *catalog.Item) []guideLine {
	var out []guideLine
	for _, r := range it.Refusals {
		g := guideLine{name: t.Text(r.Reason), detail: t.Text(r.Basis)}
		if strings.TrimSpace(r.When) != "" {
			g.when = t.t("guide.if", lang.Args{"when": say.When(t.Words, it, r.When)})
		}
		out = append(out, g)
	}
	return out
}

func (t talk) findings(list []catalog.Finding) []guideLine {
	var out []guideLine
	for _, f := range list {
		out = append(out, guideLine{name: say.Finding(t.Words, f), detail: f.Where, tag: t.t("severity." + string(f.Severity)),
			kind: severities[f.Severity]})
	}
	return out
}
