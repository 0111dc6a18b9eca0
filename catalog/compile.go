package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevisit/catalog/fault"
)

// roomItems is how many copies of items share a piece of memory: one by one each would take a sixth more.
const roomItems = 256

// compileAll checks and compiles copies of the items, so that the caller's items stay as they are, and puts them into
// the catalog. It goes on after a fault to find them all.
func compileAll(c *Catalog, items []*Item) error {
	var faults []error
	c.items = make([]*Item, 0, len(items))
	var room []Item
	for i, src := range items {
		if len(room) == 0 {
			room = make([]Item, min(len(items)-i, roomItems))
		}
		it := &room[0]
		room = room[1:]
		errs := compileInto(it, src)
		if first, ok := c.byID[it.ID]; ok && it.ID != "" {
			errs = append(errs, fault.New(CodeDuplicateItem,
				fault.Args{"item": it.ID, "first": orItem(first.Where, first.ID)}).At(orItem(it.Where, it.ID)))
		}
		faults = append(faults, errs...)
		if len(errs) == 0 {
			c.items = append(c.items, it)
			c.byID[it.ID] = it
		}
	}
	return errors.Join(faults...)
}

// join joins errors that may be joined ones, flat, so that each is said on its own.
func join(errs ...error) error {
	var out []error
	for _, err := range errs {
		if j, ok := err.(interface{ Unwrap() []error }); ok {
			out = append(out, j.Unwrap()...)
		} else if err != nil {
			out = append(out, err)
		}
	}
	return errors.Join(out...)
}

// orItem names the place of a fault: file:line if it is known, else the item.
func orItem(where, item string) string {
	if where != "" {
		return where
	}
	return item
}

// checker gathers the faults of one item.
type checker struct {
	it     *Item
	faults []error
}

func (c *checker) add(where string, code fault.Code, args fault.Args) {
	args["item"] = c.it.ID
	if where == "" {
		where = c.it.Where
	}
	c.faults = append(c.faults, fault.New(code, args).At(orItem(where, c.it.ID)))
}

func (c *checker) need(where, field, value string) {
	if strings.TrimSpace(value) == "" {
		c.add(where, CodeMissingField, fault.Args{"field": field})
	}
	if i := strings.IndexFunc(value, unprintable); i >= 0 {
		r, _ := utf8.DecodeRuneInString(value[i:])
		c.add(where, CodeBadField, fault.Args{"field": field, "value": shorten(strconv.QuoteToGraphic(value)), "allowed": fmt.Sprintf("≠ %U", r)})
	}
}

// unprintable are signs that change what is read without being seen: controls other than the end of a line, and those
// that turn the direction of the text after them.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// id checks a name that other files and programs refer to.
func (c *checker) id(where, field, value string) {
	c.need(where, field, value)
	if strings.ContainsFunc(value, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' }) {
		c.add(where, CodeBadField, fault.Args{"field": field, "value": value, "allowed": "A-Z a-z 0-9 - _ ."})
	}
}

// once reports a value that was seen before.
func (c *checker) once(where, field, value string, seen map[string]bool) {
	if seen[value] && value != "" {
		c.add(where, CodeDuplicateField, fault.Args{"field": field, "value": value})
	}
	seen[value] = true
}

func oneOf[T ~string](c *checker, where, field string, value T, allowed ...T) {
	if value == "" || slices.Contains(allowed, value) {
		return
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	c.add(where, CodeBadField, fault.Args{"field": field, "value": string(value), "allowed": strings.Join(names, ", ")})
}

func (c *checker) limit(where, field string, l Limit, units ...Unit) {
	if l == (Limit{}) {
		return
	}
	if l.N <= 0 || l.N > 100_000 {
		c.add(where, CodeBadField, fault.Args{"field": field, "value": l.N, "allowed": "1–100000"})
	}
	if l.Unit == "" {
		c.add(where, CodeMissingField, fault.Args{"field": field + ".unit"})
	}
	oneOf(c, where, field, l.Unit, units...)
}

// compile returns a checked and compiled copy of the item, or what is wrong with it.
func compile(src *Item) (*Item, []error) {
	it := &Item{}
	return it, compileInto(it, src)
}

// compileInto is compile with a place for the copy.
func compileInto(it, src *Item) []error {
	*it = *src
	it.Situations = slices.Clone(src.Situations)
	it.Refusals = slices.Clone(src.Refusals)
	it.Materials = slices.Clone(src.Materials)
	it.FeeExempt = slices.Clone(src.FeeExempt)
	addApplicant(it)
	it.compiled = bare
	if !it.isBare() {
		it.compiled = &compiled{counting: make([]bool, len(it.Situations))}
	}
	c := &checker{it: it}
	c.item()
	c.calendar()
	c.fee()
	c.situations()
	c.materials()
	c.refusals()
	c.conditions()
	for i := range it.Materials {
		it.Materials[i].line = lineOf(&it.Materials[i])
	}
	return c.faults
}

func (c *checker) item() {
	it := c.it
	c.id("", "id", it.ID)
	c.need("", "name", it.Name.ZH)
	oneOf(c, "", "kind", it.Kind, KindImmediate, KindPromised)
	oneOf(c, "", "agent", it.Agent.Policy, AgentAllowed, AgentRelatives, AgentForbidden)
	c.limit("", "limit.statutory", it.Limit.Statutory, UnitMinutes, UnitWorkdays, UnitDays)
	c.limit("", "limit.promised", it.Limit.Promised, UnitMinutes, UnitWorkdays, UnitDays)
	c.limit("", "limit.handling", it.Limit.Handling, UnitMinutes, UnitWorkdays, UnitDays)
	if _, ok := parseDay(it.Effective); it.Effective != "" && !ok {
		c.add("", CodeBadField, fault.Args{"field": "effective", "value": it.Effective, "allowed": "YYYY-MM-DD"})
	}
}

func (c *checker) situations() {
	seen := map[string]bool{}
	for i := range c.it.Situations {
		s := &c.it.Situations[i]
		c.need(s.Where, "situations.id", s.ID)
		c.once(s.Where, "situations.id", s.ID, seen)
		if s.ID != "" && !isName(s.ID) {
			c.add(s.Where, CodeBadField,
				fault.Args{"field": "situations.id", "value": s.ID, "allowed": "A-Z a-z 0-9 _ -"})
		}
		c.need(s.Where, "situations.ask", s.Ask.ZH)
		choices := map[string]bool{}
		for _, choice := range s.Choices {
			c.need(s.Where, "situations.choices.id", choice.ID)
			c.need(s.Where, "situations.choices.name", choice.Name.ZH)
			c.once(s.Where, "situations.choices.id", choice.ID, choices)
		}
	}
}

// isName tells whether an id can stand in a condition.
func isName(s string) bool {
	for i, r := range s {
		if !(unicode.IsLetter(r) || r == '_' || i > 0 && (unicode.IsDigit(r) || r == '-')) {
			return false
		}
	}
	return true
}

func (c *checker) materials() {
	seen := map[string]bool{}
	for i := range c.it.Materials {
		m := &c.it.Materials[i]
		c.id(m.Where, "materials.id", m.ID)
		c.once(m.Where, "materials.id", m.ID, seen)
		c.need(m.Where, "materials.name", m.Name.ZH)
		oneOf(c, m.Where, "take", m.Take,
			TakeOriginal, TakeCopy, TakeOriginalCopy, TakeVerify, TakePhoto, TakeForm, TakeSigned)
		oneOf(c, m.Where, "from", m.From, "applicant", FromGovernment) // the first is the default, written out
		c.limit(m.Where, "valid", m.IssuedWithin, UnitDays, UnitMonths)
		c.limit(m.Where, "later", m.Later, UnitMinutes, UnitWorkdays, UnitDays)
		c.counts(m)
		c.sets(m)
		m.rule = ruleOf(m, nil)
		for _, list := range [][]Substitute{m.Substitutes, m.NotAccepted} {
			for _, s := range list {
				c.need(m.Where, "substitutes.id", s.ID)
				c.need(m.Where, "substitutes.name", s.Name.ZH)
			}
		}
	}
}

func (c *checker) refusals() {
	seen := map[string]bool{}
	for i := range c.it.Refusals {
		r := &c.it.Refusals[i]
		c.id(r.Where, "refusals.id", r.ID)
		c.once(r.Where, "refusals.id", r.ID, seen)
		c.need(r.Where, "refusals.when", r.When)
		c.need(r.Where, "refusals.reason", r.Reason.ZH)
	}
}

// conditions compiles every `when` of the item into one diagram.
func (c *checker) conditions() {
	if c.it.isBare() {
		return
	}
	type target struct {
		to    *condition
		when  string
		where string
		and   *logic // holds as well
		logic *logic
	}
	var targets []target
	for i := range c.it.Materials {
		m := &c.it.Materials[i]
		m.when = condition{}
		if some := m.some(); some != nil || strings.TrimSpace(m.When) != "" {
			targets = append(targets, target{to: &m.when, when: m.When, where: m.Where, and: some})
		}
	}
	for i := range c.it.Refusals {
		r := &c.it.Refusals[i]
		r.when = condition{}
		if strings.TrimSpace(r.When) != "" {
			targets = append(targets, target{to: &r.when, when: r.When, where: r.Where})
		}
	}
	for i := range c.it.FeeExempt {
		e := &c.it.FeeExempt[i]
		e.when = condition{}
		if strings.TrimSpace(e.When) != "" {
			targets = append(targets, target{to: &e.when, when: e.When, where: e.Where})
		}
	}
	bad := func(t target, reason *fault.Error) {
		c.add(t.where, CodeBadWhen, fault.Args{"when": shorten(t.when), "reason": reason})
	}
	logics := make([]*logic, 0, len(targets))
	for i := range targets {
		l := &logic{op: opTrue}
		if strings.TrimSpace(targets[i].when) != "" {
			parsed, err := parseWhen(targets[i].when, c.it.Situations)
			if err != nil {
				bad(targets[i], err)
				continue
			}
			l = parsed
		}
		if targets[i].and != nil {
			l = &logic{op: opAnd, l: l, r: targets[i].and}
		}
		targets[i].logic = l
		logics = append(logics, l)
	}
	c.it.rules = newDiagram(c.it.Situations, c.it.counting, logics)
	b := &builder{diagram: c.it.rules}
	for _, t := range targets {
		if t.logic == nil {
			continue
		}
		cond, err := b.build(t.logic)
		if err != nil {
			bad(t, err)
			return
		}
		*t.to = cond
	}
	c.it.roots = make([]int32, len(c.it.Materials))
	for i := range c.it.Materials {
		m := &c.it.Materials[i]
		c.it.roots[i] = m.when.root
		for _, q := range m.per {
			if q > 0 && m.From != FromGovernment { // how many the hall obtains itself is no question
				c.it.counts = append(c.it.counts, [2]int32{m.when.root, q - 1})
			}
		}
	}
}

// shorten keeps a faulty expression readable in a message.
func shorten(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}
