package version

import (
	"slices"
	"strings"

	"onevisit/catalog"
)

// Conflict is one field that two versions made of a third have both changed, and not to the same.
type Conflict struct {
	Ref
	Thing Thing        `json:"thing"`           // what of the item it is a field of
	ID    string       `json:"part,omitempty"`  // of the material, question or reason to refuse
	Name  catalog.Text `json:"named,omitzero"`  // its name
	Field string       `json:"field"`           // as in Change; Removed: one took away what the other changed
	Whole bool         `json:"whole,omitempty"` // of a bundle
}

// Side is one of the two versions that are brought together.
type Side string

// The sides: the version that waits for its day, and the one that was made in the meantime. Undecided asks which.
const (
	Undecided Side = ""
	Waiting   Side = "waiting"
	Urgent    Side = "urgent"
)

// Contents is what a version holds.
type Contents struct {
	Items   []*catalog.Item
	Bundles []*catalog.Bundle
}

// Contents reads the whole version.
func (b *Book) Contents() (Contents, error) {
	var c Contents
	for _, p := range b.ix.Parts {
		list, err := b.items(p)
		if err != nil {
			return c, err
		}
		c.Items = append(c.Items, list...)
	}
	var err error
	c.Bundles, err = b.bundles()
	return c, err
}

// Rebase makes the changes that waiting makes in base in urgent as well, field by field, so that neither undoes the
// other. Where both change the same field to different things that is a conflict: the side that wins has it, and while
// that is undecided the contents are not to be used. Nothing else of either is lost.
func Rebase(base, waiting *Book, urgent Contents, wins Side) (Contents, []Conflict, error) {
	was, err := base.unshared(waiting)
	if err != nil {
		return Contents{}, nil, err
	}
	is, err := waiting.unshared(base)
	if err != nil {
		return Contents{}, nil, err
	}
	m := &joiner{wins: wins}
	out := Contents{Items: joinAll(m, was, is, urgent.Items, func(it *catalog.Item) Ref {
		m.bundle = false
		return ref(it)
	}, Plain)}
	wasB, err := base.bundles()
	if err != nil {
		return Contents{}, nil, err
	}
	isB, err := waiting.bundles()
	if err != nil {
		return Contents{}, nil, err
	}
	out.Bundles = joinAll(m, wasB, isB, urgent.Bundles, func(b *catalog.Bundle) Ref {
		m.bundle = true
		return Ref{ID: b.ID, Name: b.Name, Department: b.Department}
	}, func(b *catalog.Bundle) *catalog.Bundle { return b })
	slices.SortStableFunc(m.found, func(a, b Conflict) int { return strings.Compare(a.Ref.ID, b.Ref.ID) })
	return out, m.found, nil
}

// unshared are the items in the pieces that another version does not have.
func (b *Book) unshared(other *Book) ([]*catalog.Item, error) {
	shared := map[string]bool{}
	for _, p := range other.ix.Parts {
		shared[p.Hash] = true
	}
	var items []*catalog.Item
	for _, p := range b.ix.Parts {
		if shared[p.Hash] {
			continue
		}
		list, err := b.items(p)
		if err != nil {
			return nil, err
		}
		items = append(items, list...)
	}
	return items, nil
}

// joinAll brings what was changed from was to is into the list of the urgent version.
func joinAll[T any](m *joiner, was, is, urgent []*T, about func(*T) Ref, plain func(*T) *T) []*T {
	byID := func(list []*T) map[string]*T {
		out := make(map[string]*T, len(list))
		for _, x := range list {
			out[about(x).ID] = x
		}
		return out
	}
	old, fresh := byID(was), byID(is)
	out := make([]*T, 0, len(urgent)+len(is))
	seen := map[string]bool{}
	for _, x := range urgent {
		id := about(x).ID
		seen[id] = true
		b, s := old[id], fresh[id]
		switch {
		case b == nil && s == nil, b != nil && s != nil && alike(b, s): // the waiting version leaves it as it was
			out = append(out, x)
		case s == nil: // it takes it away
			if !alike(plain(b), plain(x)) {
				m.part(about(x), ThingItem, "", catalog.Text{})
				if m.clash(Removed) == Urgent {
					out = append(out, x)
				}
			}
		default:
			m.part(about(x), ThingItem, "", catalog.Text{})
			out = append(out, joinParts(m, b, s, plain(x)))
		}
	}
	for _, s := range is {
		id := about(s).ID
		b := old[id]
		switch {
		case seen[id], b != nil && alike(b, s): // taken away in the meantime, and not touched here
		case b == nil:
			out = append(out, s)
		default:
			m.part(about(s), ThingItem, "", catalog.Text{})
			if m.clash(Removed) == Waiting {
				out = append(out, s)
			}
		}
	}
	return out
}
