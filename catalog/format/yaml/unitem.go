package yaml

import "onevisit/catalog"

// fileOf is the file that holds the items.
func fileOf(items []*catalog.Item) file {
	f := file{Items: make([]item, 0, len(items))}
	if len(items) > 0 {
		f.Department = items[0].Department
	}
	for _, it := range items {
		if it.Department != f.Department {
			f.Department = catalog.Text{}
		}
	}
	for _, it := range items {
		i := itemOf(it)
		if i.Department == f.Department {
			i.Department = catalog.Text{}
		}
		f.Items = append(f.Items, i)
	}
	return f
}

// situationsOf are the questions as a file writes them: without those that follow from the agent rule.
func situationsOf(list []catalog.Situation) []situation {
	var out []situation
	for _, s := range list {
		if s.BuiltIn {
			continue
		}
		q := situation{ID: s.ID, Ask: s.Ask, Unit: s.Unit}
		for _, c := range s.Choices {
			q.Choices = append(q.Choices, choice{ID: c.ID, Name: c.Name})
		}
		out = append(out, q)
	}
	return out
}

// itemOf is item's way back.
func itemOf(it *catalog.Item) item {
	out := item{
		ID: it.ID, Code: it.Code, Name: it.Name, Aliases: it.Aliases, Department: it.Department, Effective: it.Effective,
		Line: it.Line, Kind: it.Kind, OneHour: it.OneHour, Limit: limits(it.Limit), Agent: agent{it.Agent},
		Conditions: it.Conditions, Steps: it.Steps, FeeEN: it.Fee.EN, Result: it.Result, Validity: it.Validity,
		Delivery: it.Delivery, Basis: it.Basis, Excluded: it.Excluded, Source: source{it.Source},
	}
	out.Situations = situationsOf(it.Situations)
	for _, r := range it.Refusals {
		if !r.BuiltIn {
			out.Refusals = append(out.Refusals, refusal{ID: r.ID, When: r.When, Reason: r.Reason, Basis: r.Basis, Office: r.Office})
		}
	}
	out.Accepts = it.Accepts
	out.Fee = fee{Text: catalog.Text{ZH: it.Fee.ZH}, Amount: it.FeeAmount}
	for _, e := range it.FeeExempt {
		out.Fee.Exempt = append(out.Fee.Exempt, exemption{When: e.When, Reason: e.Reason})
	}
	for _, u := range it.NeverAsk {
		out.NeverAsk = append(out.NeverAsk, named{Name: u.Name, Reason: u.Reason})
	}
	for i := range it.Materials {
		out.Materials = append(out.Materials, materialOf(&it.Materials[i]))
	}
	return out
}

func materialOf(m *catalog.Material) material {
	return material{
		ID: m.ID, Name: m.Name, When: m.When, AnyOf: anyOf{m.AnyOf, m.Sets}, Take: m.Take,
		Originals: count{m.Originals, m.OriginalsPer}, Copies: count{m.Copies, m.CopiesPer},
		Signatures: count{m.Signatures, m.SignaturesPer}, Main: m.Main, Same: m.Same,
		Substitutes: namedOf(m.Substitutes), NotAccepted: namedOf(m.NotAccepted),
		Valid: valid{notExpired: m.NotExpired, within: m.IssuedWithin}, Later: m.Later, Pledge: m.Pledge,
		Optional: m.Optional, From: string(m.From), Issuer: m.Issuer, Obtain: m.Obtain, Note: m.Note,
	}
}
