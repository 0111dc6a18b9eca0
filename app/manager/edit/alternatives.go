package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// alternativesForm is the form of the documents of which any one is enough, or several together: a panel an alternative,
// a row a document.
func (e *Editor) alternativesForm(m *catalog.Material) fyne.CanvasObject {
	sets := setsOf(m)
	set := func(redraw bool) {
		putSets(m, sets)
		if redraw {
			e.reshaped()
		} else {
			e.edited()
		}
	}
	objs := []fyne.CanvasObject{look.NewText(capital(e.p.Words().T("version.field.any_of")), look.Small, look.Soft)}
	for i := range sets {
		objs = append(objs, e.alternative(sets, i, set, func() {
			sets = slices.Delete(sets, i, i+1)
			set(true)
		}))
	}
	more := look.NewButton(e.t("add_alternative"), look.Quiet, func() {
		sets = append(sets, []catalog.Part{{}})
		set(true)
	}).Icon(look.Plus).Height(40)
	return look.Col(6, append(objs, look.Start(more))...)
}

func (e *Editor) alternative(sets [][]catalog.Part, i int, set func(bool), drop func()) fyne.CanvasObject {
	var objs, tail []fyne.CanvasObject // tail are the buttons of the last line
	for k := range sets[i] {
		p := &sets[i][k]
		away := look.NewButton("", look.Quiet, func() {
			if len(sets[i]) == 1 {
				drop()
				return
			}
			sets[i] = slices.Delete(sets[i], k, k+1)
			set(true)
		}).Icon(look.Cross).Height(40)
		zh := e.input(e.t("document"), p.Name.ZH, func(s string) {
			if p.ID == p.Name.ZH {
				p.ID = s
			}
			p.Name.ZH = s
			set(false)
		})
		en := e.input(e.t("in_english_hint"), p.Name.EN, func(s string) {
			p.Name.EN = s
			set(false)
		})
		objs = append(objs, look.Row(6, look.Grow(zh), look.Grow(en), away))
		if ruled(*p) || e.ruling == (ruling{i, k}) {
			objs = append(objs, e.partRules(p, set))
			continue
		}
		rules := look.NewButton(e.t("part_rules"), look.Quiet, func() {
			e.ruling = ruling{i, k}
			e.show()
		}).Icon(look.Plus).Height(36)
		if k < len(sets[i])-1 {
			objs = append(objs, look.Start(rules))
		} else {
			tail = append(tail, rules)
		}
	}
	more := look.NewButton(e.t("add_document"), look.Quiet, func() {
		sets[i] = append(sets[i], catalog.Part{})
		set(true)
	}).Icon(look.Plus).Height(36)
	return look.NewPanel(look.Fill, 8, 0, look.Col(4, append(objs, look.Wrap(4, append(tail, more)...))...)).Padding(6, 8, 6, 8)
}

// ruling is the document of an alternative whose own rules were opened, though it has none yet.
type ruling struct{ set, part int }

// noRuling is that of no document.
var noRuling = ruling{-1, -1}

// partRules are the rules that a document of an alternative has of its own.
func (e *Editor) partRules(p *catalog.Part, set func(bool)) fyne.CanvasObject {
	field := func(key string) string { return e.p.Words().T("version.field." + key) }
	return look.Pad(look.Col(6,
		look.Grid(3, 12, optionInto(field("take"), p.Take, func(t catalog.Take) { p.Take = t; set(false) }, e.takeWord, takes...),
			e.countInto(field("originals"), p.Originals, func(n int) { p.Originals = n; set(false) }),
			e.countInto(field("copies"), p.Copies, func(n int) { p.Copies = n; set(false) })),
		pair(e.limitInto(field("valid"), p.IssuedWithin, dateUnits, func(l catalog.Limit) { p.IssuedWithin = l; set(false) }),
			labelled(" ", look.Start(flagInto(field("not_expired"), p.NotExpired, func(on bool) { p.NotExpired = on; set(false) })))),
		labelled(field("obtain"), look.Row(6, look.Grow(e.input("", p.Obtain.ZH, func(s string) { p.Obtain.ZH = s; set(false) })),
			look.Grow(e.input(e.t("in_english_hint"), p.Obtain.EN, func(s string) { p.Obtain.EN = s; set(false) }))))), 0, 0, 8, 12)
}

// ruled tells whether a document has rules of its own.
func ruled(p catalog.Part) bool {
	return p != catalog.Part{ID: p.ID, Name: p.Name}
}

// setsOf are the alternatives of a material as sets of documents, in any case.
func setsOf(m *catalog.Material) [][]catalog.Part {
	if len(m.Sets) > 0 {
		out := make([][]catalog.Part, len(m.Sets))
		for i, set := range m.Sets {
			out[i] = slices.Clone(set)
		}
		return out
	}
	out := make([][]catalog.Part, len(m.AnyOf))
	for i, t := range m.AnyOf {
		out[i] = []catalog.Part{{ID: t.ZH, Name: t}}
	}
	return out
}

// putSets writes the alternatives back: as names alone if each is one document without rules of its own.
func putSets(m *catalog.Material, sets [][]catalog.Part) {
	m.AnyOf, m.Sets = nil, nil
	plain := true
	for _, set := range sets {
		names := make([]catalog.Text, len(set))
		for k, p := range set {
			names[k] = p.Name
			plain = plain && len(set) == 1 && p.ID == p.Name.ZH && !ruled(p)
		}
		m.AnyOf = append(m.AnyOf, catalog.JoinNames(names))
	}
	if !plain {
		m.Sets = make([][]catalog.Part, len(sets))
		for i, set := range sets {
			m.Sets[i] = slices.Clone(set)
		}
	}
}

// substitutes is a list of other documents in the place of a material, each with the reason.
func (e *Editor) substitutes(label string, list *[]catalog.Substitute) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(capital(label), look.Small, look.Soft)}
	for i := range *list {
		s := &(*list)[i]
		drop := look.NewButton("", look.Quiet, func() {
			*list = slices.Delete(slices.Clone(*list), i, i+1)
			e.reshaped()
		}).Icon(look.Cross).Height(40)
		name := e.entry(e.t("document"), s.Name.ZH, func(v string) {
			if s.ID == s.Name.ZH {
				s.ID = v
			}
			s.Name.ZH = v
		})
		objs = append(objs, look.Row(6, look.Grow(name), look.Grow(e.entry(e.t("reason_hint"), s.Reason.ZH, func(v string) { s.Reason.ZH = v })), drop))
	}
	more := look.NewButton(e.t("add_document_alone"), look.Quiet, func() {
		*list = append(*list, catalog.Substitute{})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(4, append(objs, look.Start(more))...)
}

// counted is a number with what it is counted by: once, or for each of the people or things that a question asks for.
func (e *Editor) counted(label string, n *int, per *string) fyne.CanvasObject {
	names, ids, at := []string{e.t("per_case")}, []string{""}, 0
	for _, s := range e.bench.questions() {
		if s.Numeric() {
			names, ids = append(names, e.t("per", lang.Args{"ask": e.p.Words().Text(s.Ask)})), append(ids, s.ID)
		}
	}
	if at = slices.Index(ids, *per); at < 0 { // a question that is gone: shown, and told beside the form
		names, ids, at = append(names, *per), append(ids, *per), len(ids)
	}
	if len(ids) == 1 {
		return e.count(label, n)
	}
	return look.Col(4, e.count(label, n), look.Start(look.NewChoice("", names, at, func(i int) {
		*per = ids[i]
		e.reshaped()
	})))
}
