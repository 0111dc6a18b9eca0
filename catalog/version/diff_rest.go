package version

import "onevisit/catalog"

// eachOf walks what two versions have of a list, by id: first what there is now, with what it was, then what is gone.
func eachOf[T any](was, now []T, id func(T) string, is func(old, now T, known bool), gone func(T)) {
	old := map[string]T{}
	for _, t := range was {
		old[id(t)] = t
	}
	there := map[string]bool{}
	for _, t := range now {
		there[id(t)] = true
		o, known := old[id(t)]
		is(o, t, known)
	}
	for _, t := range was {
		if !there[id(t)] {
			gone(t)
		}
	}
}

// situations compares the questions that the catalog asks; those that follow from the agent rule change with it.
func (d *differ) situations() {
	eachOf(d.old.Situations, d.now.Situations, func(s catalog.Situation) string { return s.ID },
		func(old, s catalog.Situation, known bool) {
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
		}, func(s catalog.Situation) {
			if !s.BuiltIn {
				d.about(ThingSituation, s.ID, s.Ask)
				d.add(Removed, choices(s), catalog.Text{}, EffectNone)
			}
		})
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
	eachOf(d.old.Refusals, d.now.Refusals, func(r catalog.Refusal) string { return r.ID },
		func(old, r catalog.Refusal, known bool) {
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
		}, func(r catalog.Refusal) {
			if !r.BuiltIn {
				d.about(ThingRefusal, r.ID, r.Reason)
				d.add(Removed, catalog.Text{ZH: r.When}, catalog.Text{}, EffectLooser)
			}
		})
}
