package version

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"onevisit/catalog"
)

// Effect says what a change means for who applies.
type Effect string

// Effects. EffectNone is a change of words, or one of which nobody can say which way it goes.
const (
	EffectNone   Effect = ""
	EffectLooser Effect = "looser"  // less is asked, or more is promised
	EffectTight  Effect = "tighter" // more is asked, or less is promised
)

// Thing is what a change is about.
type Thing string

// Things that change in an item.
const (
	ThingItem      Thing = "item" // a field of the item itself
	ThingMaterial  Thing = "material"
	ThingSituation Thing = "situation"
	ThingRefusal   Thing = "refusal"
)

// Added and Removed are the fields of a change that is a whole material, question or refusal.
const (
	Added   = "added"
	Removed = "removed"
)

// Change is one difference between two versions of an item.
type Change struct {
	Thing  Thing        `json:"thing"`
	ID     string       `json:"id,omitempty"` // of the material, question or refusal
	Name   catalog.Text `json:"name,omitzero"`
	Field  string       `json:"field"` // as in a catalog file, or Added, Removed
	Was    catalog.Text `json:"was,omitzero"`
	Now    catalog.Text `json:"now,omitzero"`
	Effect Effect       `json:"effect,omitempty"`
}

// Ref names an item or a bundle.
type Ref struct {
	ID         string       `json:"id"`
	Name       catalog.Text `json:"name"`
	Department catalog.Text `json:"department,omitzero"`
}

// ItemChange is what is different in one item.
type ItemChange struct {
	Ref
	Changes []Change `json:"changes"`
	// Unkept: what the item was like then was never kept, so nobody can say what changed. Old and New are the same.
	Unkept bool `json:"unkept,omitempty"`

	Old *catalog.Item `json:"-"`
	New *catalog.Item `json:"-"`
}

// Diff is what is different between two versions of a catalog.
type Diff struct {
	Added   []Ref        `json:"added,omitempty"`
	Removed []Ref        `json:"removed,omitempty"`
	Changed []ItemChange `json:"changed,omitempty"`
	Bundles []Ref        `json:"bundles,omitempty"` // added, removed or changed
}

// Empty reports that the versions offer and ask the same.
func (d Diff) Empty() bool {
	return len(d.Added)+len(d.Removed)+len(d.Changed)+len(d.Bundles) == 0
}

// Count tells how many changes loosen and how many tighten what is asked.
func (d Diff) Count() (looser, tighter int) {
	for _, it := range d.Changed {
		for _, c := range it.Changes {
			switch c.Effect {
			case EffectLooser:
				looser++
			case EffectTight:
				tighter++
			case EffectNone:
			}
		}
	}
	return looser, tighter
}

// Compare says how the catalog changed from one to the other. Items that are alike cost a comparison of their texts.
func Compare(from, to *catalog.Catalog) Diff {
	var d Diff
	for _, it := range to.Items() {
		old, err := from.Item(it.ID)
		if err != nil {
			d.Added = append(d.Added, ref(it))
			continue
		}
		if c, ok := CompareItem(old, it); ok {
			d.Changed = append(d.Changed, c)
		}
	}
	for _, it := range from.Items() {
		if _, err := to.Item(it.ID); err != nil {
			d.Removed = append(d.Removed, ref(it))
		}
	}
	d.Bundles = compareBundles(from.Bundles(), to.Bundles())
	return d
}

// Between is Compare of two stored versions. It reads only the pieces that they do not share.
func Between(from, to *Book) (Diff, error) {
	load := func(b, other *Book) (*catalog.Catalog, error) {
		items, err := b.unshared(other)
		if err != nil {
			return nil, err
		}
		return catalog.New(b.root, items)
	}
	a, err := load(from, to)
	if err != nil {
		return Diff{}, err
	}
	b, err := load(to, from)
	if err != nil {
		return Diff{}, err
	}
	d := Compare(a, b)
	if from.ix.Bundles == to.ix.Bundles {
		return d, nil
	}
	was, err := from.bundles()
	if err != nil {
		return d, err
	}
	now, err := to.bundles()
	d.Bundles = compareBundles(was, now)
	return d, err
}

func ref(it *catalog.Item) Ref { return Ref{ID: it.ID, Name: it.Name, Department: it.Department} }

// alike tells whether two values are written the same.
func alike(a, b any) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

func compareBundles(was, now []*catalog.Bundle) []Ref {
	var out []Ref
	find := func(list []*catalog.Bundle, id string) *catalog.Bundle {
		if i := slices.IndexFunc(list, func(b *catalog.Bundle) bool { return b.ID == id }); i >= 0 {
			return list[i]
		}
		return nil
	}
	for _, b := range now {
		if old := find(was, b.ID); old == nil || !alike(old, b) {
			out = append(out, Ref{ID: b.ID, Name: b.Name, Department: b.Department})
		}
	}
	for _, b := range was {
		if find(now, b.ID) == nil {
			out = append(out, Ref{ID: b.ID, Name: b.Name, Department: b.Department})
		}
	}
	return out
}

// CompareItem says what changed in one item; false if nothing did.
func CompareItem(old, now *catalog.Item) (ItemChange, bool) {
	if old == now || alike(old, now) {
		return ItemChange{}, false
	}
	d := differ{old: old, now: now}
	d.item()
	d.materials()
	d.situations()
	d.refusals()
	return ItemChange{Ref: ref(now), Changes: d.found, Old: old, New: now}, len(d.found) > 0
}

// differ gathers the differences between two versions of an item.
type differ struct {
	old, now *catalog.Item
	tried    *trial // made when a condition has to be tried out
	found    []Change

	thing Thing // of the changes that are being found
	id    string
	name  catalog.Text
}

func (d *differ) about(thing Thing, id string, name catalog.Text) {
	d.thing, d.id, d.name = thing, id, name
}

func (d *differ) add(field string, was, now catalog.Text, e Effect) {
	d.found = append(d.found, Change{Thing: d.thing, ID: d.id, Name: d.name, Field: field, Was: was, Now: now, Effect: e})
}

// text notes a change of words.
func (d *differ) text(field string, was, now catalog.Text) {
	if was != now {
		d.add(field, was, now, EffectNone)
	}
}

func (d *differ) texts(field string, was, now []catalog.Text) {
	if !slices.Equal(was, now) {
		d.add(field, joined(was), joined(now), EffectNone)
	}
}

// word notes a change of a name out of a fixed list.
func (d *differ) word(field, was, now string, e Effect) {
	if was != now {
		d.add(field, catalog.Text{ZH: was}, catalog.Text{ZH: now}, e)
	}
}

// flag notes a change of a yes or no; on is what switching it on means.
func (d *differ) flag(field string, was, now bool, on Effect) {
	if was == now {
		return
	}
	yes := map[bool]string{true: "true"}
	if was {
		on = reverse(on)
	}
	d.word(field, yes[was], yes[now], on)
}

func reverse(e Effect) Effect {
	switch e {
	case EffectLooser:
		return EffectTight
	case EffectTight:
		return EffectLooser
	case EffectNone:
	}
	return e
}

// joined is a list as one text, one entry a line.
func joined(list []catalog.Text) (t catalog.Text) {
	for i, x := range list {
		if i > 0 {
			t.ZH += "\n"
			t.EN += "\n"
		}
		t.ZH += x.ZH
		t.EN += x.In("en")
	}
	if strings.TrimSpace(t.EN) == "" {
		t.EN = ""
	}
	return t
}
