package version

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog"
)

// item compares the fields of the item itself.
func (d *differ) item() {
	a, b := d.old, d.now
	d.about(ThingItem, "", catalog.Text{})
	d.text("name", a.Name, b.Name)
	d.text("department", a.Department, b.Department)
	d.word("code", a.Code, b.Code, EffectNone)
	d.word("line", a.Line, b.Line, EffectNone)
	d.word("aliases", strings.Join(a.Aliases, "\n"), strings.Join(b.Aliases, "\n"), EffectNone)
	d.word("kind", string(a.Kind), string(b.Kind), EffectNone)
	d.flag("one_hour", a.OneHour, b.OneHour, EffectLooser)
	d.limit("limit.statutory", a.Limit.Statutory, b.Limit.Statutory, EffectTight)
	d.limit("limit.promised", a.Limit.Promised, b.Limit.Promised, EffectTight)
	d.limit("limit.handling", a.Limit.Handling, b.Limit.Handling, EffectTight)
	d.agent(a.Agent, b.Agent)
	d.texts("conditions", a.Conditions, b.Conditions)
	if !alike(a.Accepts, b.Accepts) {
		e := EffectNone
		switch {
		case len(a.Accepts) == 0:
			e = EffectTight
		case len(b.Accepts) == 0:
			e = EffectLooser
		}
		d.add("accepts", catalog.Text{ZH: periods(a.Accepts)}, catalog.Text{ZH: periods(b.Accepts)}, e)
	}
	d.texts("steps", a.Steps, b.Steps)
	d.text("fee", a.Fee, b.Fee)
	d.word("fee.amount", a.FeeAmount, b.FeeAmount, cheaper(a.FeeAmount, b.FeeAmount))
	if !alike(a.FeeExempt, b.FeeExempt) {
		d.add("fee.exempt", exempt(a.FeeExempt), exempt(b.FeeExempt), counted(len(b.FeeExempt), len(a.FeeExempt)))
	}
	d.text("result", a.Result, b.Result)
	d.text("validity", a.Validity, b.Validity)
	d.text("delivery", a.Delivery, b.Delivery)
	d.texts("basis", a.Basis, b.Basis)
	d.texts("clock_excludes", a.Excluded, b.Excluded)
	d.texts("never_ask", unasked(a.NeverAsk), unasked(b.NeverAsk))
	d.word("effective", a.Effective, b.Effective, EffectNone)
	d.word("source", source(a.Source), source(b.Source), EffectNone)
}

// limit notes a change of a limit; longer is what a longer one means. Units that no calendar joins are not compared.
func (d *differ) limit(field string, was, now catalog.Limit, longer Effect) {
	if was == now {
		return
	}
	e := EffectNone
	switch {
	case !was.Stated() || !now.Stated():
	case was.Unit == now.Unit && now.N > was.N:
		e = longer
	case was.Unit == now.Unit:
		e = reverse(longer)
	}
	d.word(field, was.String(), now.String(), e)
}

// openness orders the agent rules: the larger the more people may come.
var openness = map[catalog.AgentPolicy]int{catalog.AgentForbidden: 1, catalog.AgentRelatives: 2, catalog.AgentAllowed: 3}

func (d *differ) agent(a, b catalog.Agent) {
	x, y := openness[a.Policy], openness[b.Policy]
	e := EffectNone
	if x > 0 && y > 0 {
		e = counted(y, x)
	}
	d.word("agent", string(a.Policy), string(b.Policy), e)
	d.flag("agent.guardian", a.Guardian, b.Guardian, EffectLooser)
	d.text("agent.why", a.Why, b.Why)
}

// counted is what a number means of which more is harder.
func counted(was, now int) Effect {
	switch {
	case now > was:
		return EffectTight
	case now < was:
		return EffectLooser
	}
	return EffectNone
}

// cheaper is what a change of a fee means; a fee that is not one number says nothing.
func cheaper(was, now string) Effect {
	a, ok1 := new(big.Rat).SetString(was)
	b, ok2 := new(big.Rat).SetString(now)
	if !ok1 || !ok2 {
		return EffectNone
	}
	return counted(a.Cmp(b), 0)
}

func exempt(list []catalog.Exemption) catalog.Text {
	out := make([]catalog.Text, len(list))
	for i, e := range list {
		out[i] = e.Reason
	}
	return joined(out)
}

func unasked(list []catalog.Unasked) []catalog.Text {
	out := make([]catalog.Text, len(list))
	for i, u := range list {
		out[i] = u.Name
	}
	return out
}

func source(s catalog.Source) string {
	return strings.Join(slices.DeleteFunc([]string{s.Text, s.Kind, s.Region, s.Caveat}, func(x string) bool { return x == "" }), " · ")
}

// periods writes the calendar of an item in digits, which both languages read.
func periods(list []catalog.Period) string {
	var out []string
	for _, p := range list {
		var s string
		for _, m := range p.Months {
			s += strconv.Itoa(m) + "/"
		}
		if p.QuarterMonth > 0 {
			s += "Q" + strconv.Itoa(p.QuarterMonth) + "/"
		}
		until := "31"
		if p.Until > 0 {
			until = strconv.Itoa(p.Until)
		}
		out = append(out, s+strconv.Itoa(max(p.From, 1))+"–"+until)
	}
	return strings.Join(out, ", ")
}
