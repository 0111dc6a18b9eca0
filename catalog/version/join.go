package version

import (
	"reflect"
	"slices"
	"strings"

	"onevisit/catalog"
)

// joiner brings two changed values together, field by field. It walks over the types themselves, so that a field that
// is added to an item is joined as well.
type joiner struct {
	wins   Side
	bundle bool
	at     Conflict // where it is
	found  []Conflict
}

func (m *joiner) part(of Ref, thing Thing, id string, name catalog.Text) {
	m.at = Conflict{Ref: of, Thing: thing, ID: id, Name: name, Whole: m.bundle}
}

// clash notes a conflict and gives the side that wins.
func (m *joiner) clash(field string) Side {
	c := m.at
	c.Field = field
	if !slices.Contains(m.found, c) {
		m.found = append(m.found, c)
	}
	return m.wins
}

// joinParts joins three versions of one thing; base may be nil if both sides added it.
func joinParts[T any](m *joiner, base, waiting, urgent *T) *T {
	var empty T
	if base == nil {
		base = &empty
	}
	out := new(T)
	m.fields(reflect.ValueOf(out).Elem(), reflect.ValueOf(base).Elem(), reflect.ValueOf(waiting).Elem(),
		reflect.ValueOf(urgent).Elem(), "")
	return out
}

// together are fields that only mean something with another one, so they change hands together.
var together = map[string][]string{"any_of": {"sets"}, "sets": {"any_of"}, "originals": {"originals_per"},
	"originals_per": {"originals"}, "copies": {"copies_per"}, "copies_per": {"copies"},
	"signatures": {"signatures_per"}, "signatures_per": {"signatures"}}

// spoken is what a field is called in a Change where that is not its name in a file.
var spoken = map[string]string{"fee_amount": "fee.amount", "fee_exempt": "fee.exempt", "issued_within": "valid", "sets": "any_of",
	"originals_per": "originals", "copies_per": "copies", "signatures_per": "signatures", "agent.policy": "agent"}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// fields joins the fields of one struct.
func (m *joiner) fields(out, base, waiting, urgent reflect.Value, path string) {
	t := out.Type()
	changed := func(name string, side reflect.Value) bool {
		for i := range t.NumField() {
			if n := jsonName(t.Field(i)); n == name || slices.Contains(together[name], n) {
				if !alike(base.Field(i).Interface(), side.Field(i).Interface()) {
					return true
				}
			}
		}
		return false
	}
	same := func(name string) bool {
		for i := range t.NumField() {
			if n := jsonName(t.Field(i)); n == name || slices.Contains(together[name], n) {
				if !alike(waiting.Field(i).Interface(), urgent.Field(i).Interface()) {
					return false
				}
			}
		}
		return true
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		name := jsonName(f)
		switch {
		case name == "-": // where it was read, which is a matter of the file
			out.Field(i).Set(urgent.Field(i))
		case keyed(f.Type):
			m.list(out.Field(i), base.Field(i), waiting.Field(i), urgent.Field(i), path+name)
		case divided[f.Type]:
			m.fields(out.Field(i), base.Field(i), waiting.Field(i), urgent.Field(i), path+name+".")
		case !changed(name, waiting), same(name):
			out.Field(i).Set(urgent.Field(i))
		case !changed(name, urgent):
			out.Field(i).Set(waiting.Field(i))
		case m.clash(called(path+name)) == Waiting:
			out.Field(i).Set(waiting.Field(i))
		default:
			out.Field(i).Set(urgent.Field(i))
		}
	}
}

// called is what a field is called in a Change.
func called(field string) string {
	if strings.HasPrefix(field, "choices.") {
		return "choices"
	}
	if s, ok := spoken[field]; ok {
		return s
	}
	return field
}

// divided are the structs whose fields are decided one by one.
var divided = map[reflect.Type]bool{reflect.TypeFor[catalog.Limits](): true, reflect.TypeFor[catalog.Agent](): true}

// things are the lists whose entries a reader knows by name.
var things = map[reflect.Type]Thing{reflect.TypeFor[catalog.Material](): ThingMaterial,
	reflect.TypeFor[catalog.Situation](): ThingSituation, reflect.TypeFor[catalog.Refusal](): ThingRefusal}

// keyed tells whether a list's entries have ids, so that two lists are joined entry by entry.
func keyed(t reflect.Type) bool {
	if t.Kind() != reflect.Slice {
		return false
	}
	_, named := things[t.Elem()]
	return named || t.Elem() == reflect.TypeFor[catalog.Choice]()
}

func idOf(v reflect.Value) string { return v.FieldByName("ID").String() }

func nameOf(v reflect.Value) catalog.Text {
	for _, f := range []string{"Name", "Ask", "Reason"} {
		if n := v.FieldByName(f); n.IsValid() {
			if t, ok := n.Interface().(catalog.Text); ok {
				return t
			}
		}
	}
	return catalog.Text{}
}

// list joins two lists entry by entry.
func (m *joiner) list(out, base, waiting, urgent reflect.Value, path string) {
	index := func(v reflect.Value) (ids []string, at map[string]reflect.Value) {
		at = make(map[string]reflect.Value, v.Len())
		for i := range v.Len() {
			ids = append(ids, idOf(v.Index(i)))
			at[idOf(v.Index(i))] = v.Index(i)
		}
		return ids, at
	}
	oldIDs, old := index(base)
	waitIDs, wait := index(waiting)
	urgeIDs, urge := index(urgent)
	keep := map[string]reflect.Value{}
	outer := m.at
	for _, id := range union(waitIDs, urgeIDs) {
		b, inBase := old[id]
		w, inWait := wait[id]
		u, inUrge := urge[id]
		entry := w
		if inUrge {
			entry = u
		}
		m.at = outer
		if thing, named := things[entry.Type()]; named {
			m.at.Thing, m.at.ID, m.at.Name = thing, id, nameOf(entry)
		}
		removed := Removed
		if m.at.Thing == outer.Thing && m.at.ID == outer.ID {
			removed = path // an answer is told by its question
		}
		switch {
		case inWait && inUrge:
			if !inBase {
				b = reflect.Zero(entry.Type())
			}
			v := reflect.New(entry.Type()).Elem()
			m.fields(v, b, w, u, childPath(entry.Type(), path))
			keep[id] = v
		case !inBase: // one side added it
			keep[id] = entry
		case inWait: // the urgent one took it away
			if !alike(b.Interface(), w.Interface()) && m.clash(removed) == Waiting {
				keep[id] = w
			}
		default:
			if !alike(b.Interface(), u.Interface()) && m.clash(removed) == Urgent {
				keep[id] = u
			}
		}
	}
	m.at = outer
	first, second := waitIDs, urgeIDs
	if slices.Equal(common(oldIDs, waitIDs), common(waitIDs, oldIDs)) { // the waiting one left the order alone
		first, second = urgeIDs, waitIDs
	}
	for _, id := range weave(first, second) {
		if v, ok := keep[id]; ok {
			out.Set(reflect.Append(out, v))
		}
	}
}

// childPath is what the fields of an entry begin with: those of an answer are told as the answers.
func childPath(t reflect.Type, path string) string {
	if _, named := things[t]; named {
		return ""
	}
	return path + "."
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// common are the ids of a that b has as well, in the order of a.
func common(a, b []string) []string {
	var out []string
	for _, id := range a {
		if slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}

// weave is the first list with what only the second has put behind what it stands behind there.
func weave(first, second []string) []string {
	out := slices.Clone(first)
	for i, id := range second {
		if slices.Contains(out, id) {
			continue
		}
		at := 0
		if i > 0 {
			at = slices.Index(out, second[i-1]) + 1
		}
		out = slices.Insert(out, at, id)
	}
	return out
}
