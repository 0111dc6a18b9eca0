package yaml

import "onevisit/catalog"

// item makes the catalog's item; what the item does not say itself is taken from its file.
func (i *item) item(f *file) *catalog.Item {
	out := &catalog.Item{
		ID: i.ID, Code: i.Code, Name: i.Name, Aliases: i.Aliases, Line: or(i.Line, f.Line), Kind: i.Kind,
		Department: i.Department, OneHour: i.OneHour, Limit: catalog.Limits(i.Limit), Agent: i.Agent.Agent,
		Conditions: i.Conditions, Steps: i.Steps, Fee: i.Fee, Result: i.Result, Validity: i.Validity,
		Delivery: i.Delivery, Basis: i.Basis, Excluded: i.Excluded, Effective: or(i.Effective, f.Effective),
		Where: i.Where,
		Source: catalog.Source{
			Text: or(i.Source.Text, f.Source.Text), Kind: or(i.Source.Kind, f.Source.Kind),
			Region: or(i.Source.Region, f.Source.Region), Caveat: or(i.Source.Caveat, f.Source.Caveat),
		},
	}
	if out.Department.ZH == "" {
		out.Department = f.Department
	}
	for _, s := range i.Situations {
		c := catalog.Situation{ID: s.ID, Ask: s.Ask, Unit: s.Unit, Where: s.Where}
		for _, ch := range s.Choices {
			c.Choices = append(c.Choices, catalog.Choice{ID: ch.ID, Name: ch.Name})
		}
		out.Situations = append(out.Situations, c)
	}
	for _, r := range i.Refusals {
		out.Refusals = append(out.Refusals, catalog.Refusal{
			ID: r.ID, When: r.When, Reason: r.Reason, Basis: r.Basis, Office: r.Office, Where: r.Where,
		})
	}
	for _, m := range i.Materials {
		out.Materials = append(out.Materials, m.material())
	}
	return out
}

func (m *material) material() catalog.Material {
	from := m.From
	if from == "applicant" { // the default, written out
		from = ""
	}
	return catalog.Material{
		ID: m.ID, Name: m.Name, When: m.When, AnyOf: m.AnyOf, Take: m.Take, Originals: m.Originals, Copies: m.Copies,
		NotExpired: m.Valid.notExpired, IssuedWithin: m.Valid.within, Later: m.Later, Pledge: m.Pledge,
		Optional: m.Optional, From: catalog.From(from), Issuer: m.Issuer, Obtain: m.Obtain, Note: m.Note, Where: m.Where,
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
