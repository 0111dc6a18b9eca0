package yaml

import "onevisit/catalog"

// item makes the catalog's item; what the item does not say itself is taken from its file.
func (i *item) item(f *file) *catalog.Item {
	out := &catalog.Item{
		ID: i.ID, Code: i.Code, Name: i.Name, Aliases: i.Aliases, Line: or(i.Line, f.Line), Kind: meant(i.Kind, kindWords),
		Department: i.Department, OneHour: i.OneHour, Limit: catalog.Limits(i.Limit), Agent: i.Agent.Agent,
		Conditions: i.Conditions, Steps: i.Steps, Fee: i.Fee.Text, Result: i.Result, Validity: i.Validity,
		Delivery: i.Delivery, Basis: i.Basis, Excluded: i.Excluded, Effective: or(i.Effective, f.Effective),
		Where: or(i.Where, f.Where), Source: i.Source.or(f.Source), Accepts: i.Accepts, FeeAmount: i.Fee.Amount,
	}
	out.Fee.EN = or(i.FeeEN, out.Fee.EN)
	if out.Agent.Why.ZH == "" {
		out.Agent.Why = i.AgentWhy
	}
	for _, e := range i.Fee.Exempt {
		out.FeeExempt = append(out.FeeExempt, catalog.Exemption{When: e.When, Reason: e.Reason, Where: e.Where})
	}
	for _, n := range i.NeverAsk {
		out.NeverAsk = append(out.NeverAsk, catalog.Unasked{Name: n.Name, Reason: n.Reason})
	}
	if out.Department.ZH == "" {
		out.Department = f.Department
	}
	out.Situations = situations(i.Situations)
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
	return catalog.Material{
		ID: m.ID, Name: m.Name, When: m.When, AnyOf: m.AnyOf.names, Sets: m.AnyOf.sets, Take: meant(m.Take, takeWords),
		Substitutes: substitutes(m.Substitutes), NotAccepted: substitutes(m.NotAccepted),
		Originals: m.Originals.n, OriginalsPer: m.Originals.per, Copies: m.Copies.n, CopiesPer: m.Copies.per,
		Signatures: m.Signatures.n, SignaturesPer: m.Signatures.per, Main: m.Main, Same: m.Same,
		NotExpired: m.Valid.notExpired, IssuedWithin: m.Valid.within, Later: m.Later, Pledge: m.Pledge,
		Optional: m.Optional || m.Required.no, From: meant(catalog.From(m.From), fromWords), Issuer: m.Issuer, Obtain: m.Obtain, Note: m.Note, Where: m.Where,
	}
}

func situations(in []situation) []catalog.Situation {
	var out []catalog.Situation
	for _, s := range in {
		c := catalog.Situation{ID: s.ID, Ask: s.Ask, Unit: s.Unit, Where: s.Where}
		for _, ch := range s.Choices {
			c.Choices = append(c.Choices, catalog.Choice{ID: ch.ID, Name: ch.Name})
		}
		out = append(out, c)
	}
	return out
}

func substitutes(in []named) []catalog.Substitute {
	var out []catalog.Substitute
	for _, n := range in {
		out = append(out, catalog.Substitute{ID: or(n.ID, n.Name.ZH), Name: n.Name, Reason: n.Reason})
	}
	return out
}

func (b *bundle) bundle(f *file) *catalog.Bundle {
	out := &catalog.Bundle{
		ID: b.ID, Name: b.Name, Aliases: b.Aliases, Department: b.Department, Situations: situations(b.Situations),
		Source: b.Source.or(f.Source), Effective: or(b.Effective, f.Effective), Where: or(b.Where, f.Where),
	}
	if out.Department.ZH == "" {
		out.Department = f.Department
	}
	for _, c := range b.Items {
		out.Components = append(out.Components, catalog.Component(c))
	}
	return out
}

// or fills from the file's source what the entry does not say itself.
func (s source) or(f source) catalog.Source {
	return catalog.Source{
		Text: or(s.Text, f.Text), Kind: or(s.Kind, f.Kind), Region: or(s.Region, f.Region), Caveat: or(s.Caveat, f.Caveat),
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
