package version

import "onevisit/catalog"

// situations compares the questions that the catalog asks; those that follow from the agent rule change with it.
func (d *differ) situations() {
	was := map[string]catalog.Situation{}
	for _, s := range d.old.Situations {
		was[s.ID] = s
	}
	now := map[string]bool{}
	for _, s := range d.now.Situations {
		now[s.ID] = true
		old, known := was[s.ID]
		d.about(ThingSituation, s.ID, s.Ask)
		switch {
		case s.BuiltIn || old.BuiltIn:
		case !known:
			d.add(Added, catalog.Text{}, choices(s), EffectNone)
		default:
			d.text("ask", old.Ask, s.Ask)
			d.text("choices", choices(old), choices(s))
			d.text("unit", old.Unit, s.Unit)
		}
	}
	for _, s := range d.old.Situations {
		if !now[s.ID] && !s.BuiltIn {
			d.about(ThingSituation, s.ID, s.Ask)
			d.add(Removed, choices(s), catalog.Text{}, EffectNone)
		}
	}
}

func choices(s catalog.Situation) catalog.Text {
	out := make([]catalog.Text, len(s.Choices))
	for i, c := range s.Choices {
		out[i] = c.Name
	}
	return joined(out)
}

// refusals compares the reasons to refuse.
func (d *differ) refusals() {
	was := map[string]catalog.Refusal{}
	for _, r := range d.old.Refusals {
		was[r.ID] = r
	}
	now := map[string]bool{}
	for _, r := range d.now.Refusals {
		now[r.ID] = true
		old, known := was[r.ID]
		d.about(ThingRefusal, r.ID, r.Reason)
		switch {
		case r.BuiltIn || old.BuiltIn:
		case !known:
			d.add(Added, catalog.Text{}, catalog.Text{ZH: r.When}, EffectTight)
		default:
			d.text("reason", old.Reason, r.Reason)
			d.when("when", old.When, r.When, func(t *trial) Effect { return t.refusal(r.ID) })
			d.text("basis", old.Basis, r.Basis)
			d.text("office", old.Office, r.Office)
		}
	}
	for _, r := range d.old.Refusals {
		if !now[r.ID] && !r.BuiltIn {
			d.about(ThingRefusal, r.ID, r.Reason)
			d.add(Removed, catalog.Text{ZH: r.When}, catalog.Text{}, EffectLooser)
		}
	}
}
