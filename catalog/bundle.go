package catalog

import (
	"errors"
	"slices"
	"strconv"

	"onevisit/catalog/fault"
)

// Bundle is one thing in a person's life that needs several items (一件事一次办), handled in one visit.
type Bundle struct {
	ID         string      `json:"id"` // stable, ASCII
	Name       Text        `json:"name"`
	Aliases    []string    `json:"aliases,omitempty"`
	Department Text        `json:"department,omitzero"`
	Situations []Situation `json:"situations,omitempty"`
	Components []Component `json:"items"`
	Source     Source      `json:"source"`
	Effective  string      `json:"effective,omitempty"` // YYYY-MM-DD
	Where      string      `json:"-"`                   // file:line of the definition

	rules *Item // one material for each component, needed unless it is exempt
}

// Component is one item of a bundle. A component without an item in this catalog has a name only: the person is told of
// it, and nothing about it can be checked here.
type Component struct {
	Item string `json:"item,omitempty"`
	Name Text   `json:"name,omitzero"`
	// Exempt is an expression over the bundle's situations under which the component is not needed (免办).
	Exempt string `json:"exempt,omitempty"`
	Reason Text   `json:"reason,omitzero"`
	Where  string `json:"-"` // file:line of the definition
}

// Need tells whether a component is needed.
type Need string

// Needs of a component.
const (
	Needed Need = "needed"
	Exempt Need = "exempt"
	Open   Need = "open" // depends on a question still open
)

// BundlePart is a component under given answers.
type BundlePart struct {
	Component
	Need Need `json:"need"`
}

// Questions returns the open questions of the bundle itself that can still change which items are needed, the one to ask
// next first.
func (b *Bundle) Questions(answers map[string]string) []Situation {
	if b.rules == nil {
		return nil
	}
	return b.rules.Questions(answers)
}

// Parts tells of every component whether it is needed under the answers.
func (b *Bundle) Parts(answers map[string]string) []BundlePart {
	out := make([]BundlePart, len(b.Components))
	for i, c := range b.Components {
		out[i] = BundlePart{Component: c, Need: Exempt}
	}
	if b.rules == nil {
		return out
	}
	for _, l := range b.rules.Lines(answers) {
		i, err := strconv.Atoi(l.Material)
		if err != nil || i >= len(out) {
			continue
		}
		out[i].Need = Needed
		if l.State == StateOpen {
			out[i].Need = Open
		}
	}
	return out
}

// compileBundles checks copies of the bundles against the catalog's items and puts them into the catalog.
func compileBundles(c *Catalog, items []*Item, bundles []*Bundle) error {
	known := make(map[string]*Item, len(items)) // with those that have faults of their own
	for _, it := range items {
		known[it.ID] = it
	}
	var faults []error
	seen := map[string]bool{}
	for _, src := range bundles {
		b := *src
		rules := &Item{ID: b.ID, Name: b.Name, Situations: b.Situations, Where: b.Where, Effective: b.Effective}
		check := &checker{it: rules}
		for i, part := range b.Components {
			m := Material{ID: strconv.Itoa(i), Name: part.Name, Where: part.Where}
			if part.Exempt != "" {
				m.When = "not (" + part.Exempt + ")"
			}
			if part.Item != "" {
				it, ok := known[part.Item]
				if !ok {
					missing := fault.New(CodeUnknownItem, fault.Args{"item": part.Item})
					check.faults = append(check.faults, missing.At(orItem(orItem(part.Where, b.Where), b.ID)))
				} else if m.Name.ZH == "" {
					m.Name = it.Name
				}
				if m.Name.ZH == "" {
					m.Name.ZH = part.Item
				}
			}
			rules.Materials = append(rules.Materials, m)
		}
		b.Components = slices.Clone(b.Components)
		for i := range b.Components {
			b.Components[i].Name = rules.Materials[i].Name
		}
		if seen[b.ID] {
			check.add(b.Where, CodeDuplicateField, fault.Args{"field": "bundles.id", "value": b.ID})
		}
		seen[b.ID] = true
		if len(b.Components) == 0 {
			check.add(b.Where, CodeMissingField, fault.Args{"field": "bundles.items"})
		}
		compiled, errs := compile(rules)
		errs = append(errs, check.faults...)
		if len(errs) == 0 {
			b.rules = compiled
			c.bundles = append(c.bundles, &b)
		}
		faults = append(faults, errs...)
	}
	return errors.Join(faults...)
}
