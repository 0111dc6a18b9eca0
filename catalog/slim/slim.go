// Package slim says which papers a hall could do without: those asked most, those missing most at the counter, those
// that the government could fetch itself, one paper under several names, and lines that ask for anything. Of each it
// counts the visits that it would have saved: people who were sent away for nothing else.
package slim

import (
	"cmp"
	"slices"
	"strings"

	"onevisit/catalog"
)

// Tally is what happened at the counters, by item and material.
type Tally struct {
	Cases   int              `json:"cases"`   // checked at the counter
	Notices int              `json:"notices"` // one-time notices: each sent somebody away, who had to come again
	Asked   map[Paper]int    `json:"-"`       // cases in whose situation the paper was asked for
	Missing map[Paper]int    `json:"-"`       // notices that list it
	Sent    []map[Paper]bool `json:"-"`       // what each notice lists
}

// Paper is a material of an item.
type Paper struct{ Item, Material string }

// NewTally is an empty tally.
func NewTally() *Tally { return &Tally{Asked: map[Paper]int{}, Missing: map[Paper]int{}} }

// Check notes a case that was checked: these materials were asked for.
func (t *Tally) Check(item string, materials []string) {
	t.Cases++
	for _, m := range materials {
		t.Asked[Paper{item, m}]++
	}
}

// Notice notes that somebody was sent away for want of these materials.
func (t *Tally) Notice(item string, missing []string) {
	t.Notices++
	list := make(map[Paper]bool, len(missing))
	for _, m := range missing {
		t.Missing[Paper{item, m}]++
		list[Paper{item, m}] = true
	}
	t.Sent = append(t.Sent, list)
}

// saved counts the notices that list nothing but these papers: without them nobody would have been sent away.
func (t *Tally) saved(papers []Paper) int {
	in := make(map[Paper]bool, len(papers))
	for _, p := range papers {
		in[p] = true
	}
	n := 0
	for _, list := range t.Sent {
		all := len(list) > 0
		for p := range list {
			if !in[p] {
				all = false
				break
			}
		}
		if all {
			n++
		}
	}
	return n
}

// Reason says why the government could fetch a paper itself.
type Reason string

// Reasons. Each is evidence from the catalog itself, never a guess about a name.
const (
	ReasonElsewhere Reason = "elsewhere" // another item of the hall has it fetched already
	ReasonOwn       Reason = "own"       // a department of this hall issues it
)

// Line is one paper of the report. It may stand in several items.
type Line struct {
	Name    catalog.Text   `json:"name"`
	Items   []string       `json:"items"`           // ids
	Asked   int            `json:"asked"`           // cases
	Missing int            `json:"missing"`         // notices
	Saved   int            `json:"saved"`           // visits
	Why     Reason         `json:"why,omitempty"`   // of a paper that could be fetched
	By      catalog.Text   `json:"by,omitzero"`     // who issues it
	Names   []catalog.Text `json:"names,omitempty"` // of a paper with several names, the commonest first
}

// Report is what a hall could do without.
type Report struct {
	Items     int    `json:"items"`
	Materials int    `json:"materials"` // lines of all items that applicants bring
	Papers    int    `json:"papers"`    // different papers by name
	Cases     int    `json:"cases"`
	Notices   int    `json:"notices"`
	Saved     int    `json:"saved"` // visits that Fetch and CatchAll together would have saved
	Asked     []Line `json:"asked"`
	Missing   []Line `json:"missing"`
	Fetch     []Line `json:"fetch"`
	Same      []Line `json:"same"`
	CatchAll  []Line `json:"catch_all"`
}

// entry is a material with its item.
type entry struct {
	it *catalog.Item
	m  *catalog.Material
}

func (e entry) paper() Paper { return Paper{e.it.ID, e.m.ID} }

// New makes the report of a catalog from what happened at the counters. most bounds each list; 0: all.
func New(cat *catalog.Catalog, t *Tally, most int) Report {
	r := Report{Items: len(cat.Items()), Cases: t.Cases, Notices: t.Notices}
	byName := map[string][]entry{}
	fetched := map[string]bool{}
	for _, it := range cat.Items() {
		for i := range it.Materials {
			m := &it.Materials[i]
			key := plain(m.Name.ZH)
			if m.From == catalog.FromGovernment {
				fetched[key] = true
				continue
			}
			r.Materials++
			byName[key] = append(byName[key], entry{it, m})
		}
	}
	r.Papers = len(byName)
	keys := make([]string, 0, len(byName))
	for k := range byName {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var avoidable []Paper
	own := departments(cat)
	for _, k := range keys {
		list := byName[k]
		l := t.line(list)
		r.Asked = append(r.Asked, l)
		if l.Missing > 0 {
			r.Missing = append(r.Missing, l)
		}
		if why, by := fetchable(list, k, fetched, own); why != "" {
			l.Why, l.By = why, by
			r.Fetch = append(r.Fetch, l)
			avoidable = append(avoidable, papersOf(list)...)
		}
		if open := slices.DeleteFunc(slices.Clone(list), func(e entry) bool { return !catalog.CatchAll(e.m.Name) }); len(open) > 0 {
			r.CatchAll = append(r.CatchAll, t.line(open))
			avoidable = append(avoidable, papersOf(open)...)
		}
	}
	r.Same = t.same(keys, byName)
	r.Saved = t.saved(avoidable)
	by := func(less ...func(a, b Line) int) func(a, b Line) int {
		return func(a, b Line) int {
			for _, f := range less {
				if c := f(a, b); c != 0 {
					return c
				}
			}
			return strings.Compare(a.Name.ZH, b.Name.ZH)
		}
	}
	asked := func(a, b Line) int { return cmp.Compare(b.Asked, a.Asked) }
	items := func(a, b Line) int { return cmp.Compare(len(b.Items), len(a.Items)) }
	missing := func(a, b Line) int { return cmp.Compare(b.Missing, a.Missing) }
	saved := func(a, b Line) int { return cmp.Compare(b.Saved, a.Saved) }
	slices.SortFunc(r.Asked, by(asked, items))
	slices.SortFunc(r.Missing, by(missing, saved))
	slices.SortFunc(r.Fetch, by(saved, missing, asked, items))
	slices.SortFunc(r.CatchAll, by(saved, missing, items))
	slices.SortFunc(r.Same, by(items, missing))
	for _, list := range []*[]Line{&r.Asked, &r.Missing, &r.Fetch, &r.Same, &r.CatchAll} {
		if *list == nil {
			*list = []Line{}
		}
		if most > 0 && len(*list) > most {
			*list = (*list)[:most]
		}
	}
	return r
}

// line sums up the places of one paper.
func (t *Tally) line(list []entry) Line {
	l := Line{Name: list[0].m.Name, Saved: t.saved(papersOf(list))}
	for _, e := range list {
		if !slices.Contains(l.Items, e.it.ID) {
			l.Items = append(l.Items, e.it.ID)
		}
		l.Asked += t.Asked[e.paper()]
		l.Missing += t.Missing[e.paper()]
	}
	return l
}

func papersOf(list []entry) []Paper {
	out := make([]Paper, len(list))
	for i, e := range list {
		out[i] = e.paper()
	}
	return out
}

// departments are the hall's departments by the names that an issuer is written with.
func departments(cat *catalog.Catalog) []catalog.Text {
	var out []catalog.Text
	for _, d := range cat.Departments() {
		if len([]rune(d.ZH)) >= 3 { // a shorter name is part of too many others
			out = append(out, d)
		}
	}
	return out
}

// fetchable says why the government could fetch a paper itself: it does so elsewhere, or issues it in this very hall.
func fetchable(list []entry, key string, fetched map[string]bool, own []catalog.Text) (Reason, catalog.Text) {
	if fetched[key] {
		return ReasonElsewhere, list[0].m.Issuer
	}
	for _, e := range list {
		for _, d := range own {
			if e.m.Issuer.ZH != "" && (strings.Contains(e.m.Issuer.ZH, d.ZH) || strings.Contains(d.ZH, e.m.Issuer.ZH)) {
				return ReasonOwn, e.m.Issuer
			}
		}
	}
	return "", catalog.Text{}
}

// same finds papers with several names. A group is a name with those that are like it: a chain of names, each like the
// next, is no group.
func (t *Tally) same(keys []string, byName map[string][]entry) []Line {
	order := slices.Clone(keys)
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(len(byName[b]), len(byName[a])) })
	s := newSpace(order)
	taken := make([]bool, len(order))
	var out []Line
	for i, name := range order {
		if taken[i] {
			continue
		}
		list := slices.Clone(byName[name])
		for _, j := range s.near(i) {
			if int(j) <= i || taken[j] || contrary(name, order[j]) || s.similar(i, int(j)) < Alike {
				continue
			}
			taken[j] = true
			list = append(list, byName[order[j]]...)
		}
		l := t.line(list)
		for _, e := range list {
			if !slices.ContainsFunc(l.Names, func(x catalog.Text) bool { return x.ZH == e.m.Name.ZH }) {
				l.Names = append(l.Names, e.m.Name)
			}
		}
		if len(l.Names) > 1 {
			out = append(out, l)
		}
	}
	return out
}
