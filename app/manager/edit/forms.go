package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

func countOf(n int) lang.Args { return lang.Args{"n": n} }

// formOf is the form of the part that is chosen. A part that is gone falls back to the item itself.
func (e *Editor) formOf() fyne.CanvasObject {
	it := e.bench.item
	switch {
	case e.at.kind == partAsk && e.at.index < len(it.Situations):
		return e.askForm(&it.Situations[e.at.index])
	case e.at.kind == partMaterial && e.at.index < len(it.Materials):
		return e.materialForm(&it.Materials[e.at.index])
	case e.at.kind == partRefusal && e.at.index < len(it.Refusals):
		return e.refusalForm(&it.Refusals[e.at.index])
	case e.at.kind == partComponent && e.bench.bundle != nil && e.at.index < len(e.bench.bundle.Components):
		return e.componentForm(&e.bench.bundle.Components[e.at.index])
	}
	e.at = place{}
	if e.bench.bundle != nil {
		return e.bundleForm(e.bench.bundle)
	}
	return e.itemForm(it)
}

// itemForm is the form of the item itself.
func (e *Editor) itemForm(it *catalog.Item) fyne.CanvasObject {
	w := e.p.Words()
	kind := func(k catalog.Kind) string {
		if k == catalog.KindUnstated {
			return w.T("common.not_stated")
		}
		return w.T("say.kind." + string(k))
	}
	agent := func(a catalog.AgentPolicy) string {
		if a == catalog.AgentUnstated {
			return w.T("common.not_stated")
		}
		return w.T("version.agent." + string(a))
	}
	name := w.T
	field := func(key string) string { return name("version.field." + key) }
	objs := []fyne.CanvasObject{heading(e.t("part_item"))}
	objs = append(objs, e.bundled(it)...)
	return look.Col(10, append(objs,
		e.both(field("name"), &it.Name),
		pair(e.department(it), e.line(it)),
		pair(e.field(field("code"), it.Code, func(s string) { it.Code = s }), e.limit(field("limit.handling"), &it.Limit.Handling, clockUnits)),
		e.names(field("aliases"), it.Aliases, func(list []string) { it.Aliases = list }),
		pair(option(e, field("kind"), &it.Kind, kind, catalog.KindUnstated, catalog.KindImmediate, catalog.KindPromised),
			labelled(" ", look.Start(e.flag(field("one_hour"), &it.OneHour)))),
		pair(e.limit(field("limit.promised"), &it.Limit.Promised, clockUnits), e.limit(field("limit.statutory"), &it.Limit.Statutory, clockUnits)),
		pair(option(e, field("agent"), &it.Agent.Policy, agent, catalog.AgentUnstated, catalog.AgentAllowed, catalog.AgentRelatives,
			catalog.AgentForbidden), labelled(" ", look.Start(e.flag(field("agent.guardian"), &it.Agent.Guardian)))),
		e.both(field("agent.why"), &it.Agent.Why),
		e.periods(field("accepts"), &it.Accepts),
		pair(e.field(field("fee"), it.Fee.ZH, func(s string) { it.Fee.ZH = s }),
			e.field(field("fee.amount"), it.FeeAmount, func(s string) { it.FeeAmount = s })),
		e.exemptions(field("fee.exempt"), &it.FeeExempt),
		e.both(field("result"), &it.Result),
		pair(e.field(field("validity"), it.Validity.ZH, func(s string) { it.Validity.ZH = s }),
			e.field(field("delivery"), it.Delivery.ZH, func(s string) { it.Delivery.ZH = s })),
		e.lines(field("conditions"), &it.Conditions),
		e.lines(field("steps"), &it.Steps),
		e.lines(field("basis"), &it.Basis),
		e.lines(field("clock_excludes"), &it.Excluded),
		e.unasked(field("never_ask"), &it.NeverAsk),
		pair(e.field(field("source"), it.Source.Text, func(s string) { it.Source.Text = s }),
			e.field(field("effective"), it.Effective, func(s string) { it.Effective = s })),
	)...)
}

// department is chosen among those that the hall has lines for.
func (e *Editor) department(it *catalog.Item) fyne.CanvasObject {
	var all []catalog.Text
	all = append(all, e.p.Hall.Catalog().Departments()...)
	at := slices.Index(all, it.Department)
	if at < 0 && it.Department.ZH != "" {
		all = append(all, it.Department)
		at = len(all) - 1
	}
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = e.p.Words().Text(d)
	}
	return labelled(e.p.Words().T("version.field.department"), look.NewChoice("", names, at, func(i int) {
		it.Department = all[i]
		e.edited()
	}))
}

// line is where applicants wait: with the others of the department, or in a line of the item's own. A line that the hall
// no longer has is shown, and told beside the form.
func (e *Editor) line(it *catalog.Item) fyne.CanvasObject {
	names, ids := []string{e.t("line_of_department")}, []string{""}
	for _, l := range e.p.Hall.Setup().Lines {
		names, ids = append(names, l.ID+" "+e.p.Words().Text(l.Name)), append(ids, l.ID)
	}
	at := slices.Index(ids, it.Line)
	if at < 0 {
		names, ids, at = append(names, it.Line), append(ids, it.Line), len(ids)
	}
	return labelled(e.p.Words().T("version.field.line"), look.NewChoice("", names, at, func(i int) {
		it.Line = ids[i]
		e.edited()
	}))
}

// askForm is the form of a question: its words and its answers.
func (e *Editor) askForm(s *catalog.Situation) fyne.CanvasObject {
	it := e.bench.item
	objs := []fyne.CanvasObject{
		e.title(e.t("part_ask"), func() { it.Situations = slices.Delete(it.Situations, e.at.index, e.at.index+1) },
			len(it.Situations), func(a, b int) { it.Situations[a], it.Situations[b] = it.Situations[b], it.Situations[a] }),
		e.both(e.p.Words().T("version.field.ask"), &s.Ask),
	}
	number := look.NewButton(e.t("by_number"), look.Plain, func() {
		s.Choices = nil
		e.reshaped()
	}).Height(40)
	choose := look.NewButton(e.t("by_choice"), look.Plain, func() {
		if len(s.Choices) == 0 {
			s.Choices = yesNo()
		}
		e.reshaped()
	}).Height(40)
	number.SetOn(s.Numeric())
	choose.SetOn(!s.Numeric())
	objs = append(objs, look.Start(look.Row(8, choose, number)))
	if s.Numeric() {
		return look.Col(10, append(objs, e.both(e.p.Words().T("version.field.unit"), &s.Unit))...)
	}
	objs = append(objs, heading(e.t("answers")))
	for i := range s.Choices {
		c := &s.Choices[i]
		drop := look.NewButton("", look.Quiet, func() {
			s.Choices = slices.Delete(s.Choices, i, i+1)
			e.reshaped()
		}).Icon(look.Cross).Height(40)
		drop.SetEnabled(len(s.Choices) > 2)
		objs = append(objs, look.Row(6, look.Grow(e.entry(e.t("answer"), c.Name.ZH, func(t string) { c.Name.ZH = t })),
			look.Grow(e.entry(e.t("in_english_hint"), c.Name.EN, func(t string) { c.Name.EN = t })), drop))
	}
	more := look.NewButton(e.t("add_answer"), look.Quiet, func() {
		taken := func(id string) bool { return known(*s, id) }
		s.Choices = append(s.Choices, catalog.Choice{ID: free("a", taken)})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(10, append(objs, look.Start(more))...)
}

// refusalForm is the form of a reason to refuse.
func (e *Editor) refusalForm(r *catalog.Refusal) fyne.CanvasObject {
	it, field := e.bench.item, func(key string) string { return e.p.Words().T("version.field." + key) }
	return look.Col(10,
		e.title(e.t("part_refusal"), func() { it.Refusals = slices.Delete(it.Refusals, e.at.index, e.at.index+1) },
			len(it.Refusals), func(a, b int) { it.Refusals[a], it.Refusals[b] = it.Refusals[b], it.Refusals[a] }),
		e.both(field("reason"), &r.Reason),
		e.whenForm(e.t("refuse_when"), e.t("refuse_never"), &r.When),
		e.both(field("basis"), &r.Basis),
		e.both(field("office"), &r.Office),
	)
}

// title is the heading of a part with the buttons that move it or take it out.
func (e *Editor) title(name string, remove func(), n int, swap func(a, b int)) fyne.CanvasObject {
	move := func(by int) func() {
		return func() {
			swap(e.at.index, e.at.index+by)
			e.at.index += by
			e.reshaped()
		}
	}
	up := look.NewButton("", look.Plain, move(-1)).Icon(look.Up).Height(36)
	down := look.NewButton("", look.Plain, move(1)).Icon(look.Down).Height(36)
	up.SetEnabled(e.at.index > 0)
	down.SetEnabled(e.at.index < n-1)
	drop := look.NewButton(e.t("remove"), look.Plain, func() {
		remove()
		e.at = place{}
		e.reshaped()
	}).Height(36)
	return look.Row(8, look.Grow(heading(name)), up, down, drop)
}
