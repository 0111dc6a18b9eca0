package catalog

import (
	"errors"
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

// Merged is the answer to several items in one visit: each item's own verdict, and one list of papers in which a paper
// that several items want stands once, as the strictest of them wants it.
type Merged struct {
	Bundle *BundleState  `json:"bundle,omitempty"`
	Items  []MergedItem  `json:"items"`
	Ask    []MergedAsk   `json:"ask,omitempty"` // open questions, those of most items first
	Papers []MergedPaper `json:"papers"`
}

// MergedItem is one item of the visit with its own verdict and its own limits.
type MergedItem struct {
	Item    string  `json:"item"`
	Name    Text    `json:"name"`
	Kind    Kind    `json:"kind,omitempty"`
	Limit   Limits  `json:"limit,omitzero"`
	Verdict Verdict `json:"verdict"`
}

// MergedAsk is a question that items of the visit still have, asked once.
type MergedAsk struct {
	Situation Situation `json:"situation"`
	Items     []string  `json:"items"`
}

// MergedPaper is one paper of the visit. Its line says the strictest of what the items want and the worst of how it
// stands with them; Material and Name are those of the first item that wants it.
type MergedPaper struct {
	Line
	Uses []PaperUse `json:"uses"`
}

// PaperUse is what one item says of a paper.
type PaperUse struct {
	Item     string `json:"item"`
	Material string `json:"material"`
	State    State  `json:"state"`
}

// BundleState is a bundle under the answers about it.
type BundleState struct {
	ID    string       `json:"id"`
	Name  Text         `json:"name"`
	Ask   []string     `json:"ask,omitempty"` // open questions about the bundle itself
	Parts []BundlePart `json:"parts"`
}

// BundleSubmission is what one person puts forward for a bundle.
type BundleSubmission struct {
	Bundle  string                `json:"bundle"`
	On      string                `json:"on"`
	Answers Answers               `json:"answers,omitempty"` // about the bundle; good for an item that asks the same id
	Items   map[string]Submission `json:"items,omitempty"`   // by item id
}

// Accepts reports whether every item can go on.
func (m Merged) Accepts() bool {
	return len(m.Items) > 0 && !slices.ContainsFunc(m.Items, func(i MergedItem) bool { return !i.Verdict.Accepts() }) &&
		(m.Bundle == nil || len(m.Bundle.Ask) == 0)
}

// CheckTogether checks several items that one person wants in one visit. A paper brought for one is there for all that
// want the same (`same` in the catalog, or the same name of a document), and so is an answer to the same question. Each
// item's verdict is exactly what Check says of its submission so completed. Faults of the submissions are returned
// joined, and then nothing else.
func (c *Catalog) CheckTogether(subs []Submission) (Merged, error) {
	items := make([]*Item, len(subs))
	var faults []error
	seen := map[string]bool{}
	for i, s := range subs {
		it, err := c.Item(s.Item)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if seen[s.Item] {
			faults = append(faults, fault.New(CodeDuplicateField, fault.Args{"item": s.Item, "field": "item", "value": s.Item}))
		}
		items[i], seen[s.Item] = it, true
	}
	if len(faults) > 0 {
		return Merged{}, errors.Join(faults...)
	}
	m := Merged{Items: make([]MergedItem, 0, len(subs)), Papers: []MergedPaper{}}
	for i, s := range share(items, subs) {
		v, err := items[i].Check(s)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		it := items[i]
		m.Items = append(m.Items, MergedItem{Item: it.ID, Name: it.Name, Kind: it.Kind, Limit: it.Limit, Verdict: v})
	}
	if len(faults) > 0 {
		return Merged{}, join(faults...)
	}
	on := ""
	if len(subs) > 0 {
		on = subs[0].On
	}
	m.merge(items, on)
	return m, nil
}

// CheckBundle checks the items of a bundle that are needed, or may be, under the answers about it.
func (c *Catalog) CheckBundle(s BundleSubmission) (Merged, error) {
	b, err := c.Bundle(s.Bundle)
	if err != nil {
		return Merged{}, err
	}
	// The bundle's own answers are read as strictly as an item's.
	v, err := b.rules.Check(Submission{Item: b.ID, On: s.On, Answers: s.Answers})
	if err != nil {
		return Merged{}, err
	}
	state := &BundleState{ID: b.ID, Name: b.Name, Ask: v.Ask, Parts: b.Parts(s.Answers)}
	subs, err := c.components(s, state.Parts)
	if err != nil {
		return Merged{}, err
	}
	m, err := c.CheckTogether(subs)
	if err != nil {
		return Merged{}, err
	}
	m.Bundle = state
	return m, nil
}

// components are the submissions of the bundle's items that are needed or may be. An answer about the bundle is good for
// an item that asks the same.
func (c *Catalog) components(s BundleSubmission, parts []BundlePart) ([]Submission, error) {
	var subs []Submission
	known := map[string]bool{}
	for _, p := range parts {
		known[p.Item] = true
		twice := slices.ContainsFunc(subs, func(s Submission) bool { return s.Item == p.Item })
		if p.Item == "" || p.Need == Exempt || twice {
			continue
		}
		it, err := c.Item(p.Item)
		if err != nil {
			return nil, err
		}
		one := s.Items[p.Item].Clone()
		one.Item = p.Item
		if one.On == "" {
			one.On = s.On
		}
		for i := range it.Situations {
			id := it.Situations[i].ID
			if a := s.Answers[id]; strings.TrimSpace(one.Answers[id]) == "" && strings.TrimSpace(a) != "" {
				if _, ok := it.class(i, a); ok {
					one.Answers[id] = a
				}
			}
		}
		subs = append(subs, one)
	}
	for _, id := range sortedKeys(s.Items) {
		if !known[id] {
			return nil, fault.New(CodeUnknownItem, fault.Args{"item": id})
		}
	}
	return subs, nil
}
