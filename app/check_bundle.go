package app

import (
	"slices"

	"onevisit/catalog"
)

// spread leaves each of several items the answers and papers that are its own, as they were written for all of them
// together. What none of them knows stays, so that the check names it.
func spread(cat *catalog.Catalog, subs []catalog.Submission) error {
	items := make([]*catalog.Item, 0, len(subs))
	for _, s := range subs {
		it, err := cat.Item(s.Item)
		if err != nil {
			return err
		}
		items = append(items, it)
	}
	for i := range subs {
		for id := range subs[i].Papers {
			elsewhere := slices.ContainsFunc(items, func(it *catalog.Item) bool { return it.Knows(id) })
			if elsewhere && !items[i].Knows(id) {
				delete(subs[i].Papers, id)
			}
		}
		for id := range subs[i].Answers {
			elsewhere := slices.ContainsFunc(items, func(it *catalog.Item) bool { return it.Asks(id) })
			if elsewhere && !items[i].Asks(id) {
				delete(subs[i].Answers, id)
			}
		}
	}
	return nil
}

// bundleSubmission is what was written for a bundle. Answers are the bundle's, or those of the items that ask for them;
// papers that were written for all of it go to the items that know them.
func (w *written) bundleSubmission(cat *catalog.Catalog, today string) (catalog.BundleSubmission, error) {
	bundle, err := cat.Bundle(w.bundle)
	if err != nil {
		return catalog.BundleSubmission{}, err
	}
	whole, err := w.submission("", today)
	if err != nil {
		return catalog.BundleSubmission{}, err
	}
	b := catalog.BundleSubmission{Bundle: w.bundle, On: whole.On, Answers: catalog.Answers{}, Items: map[string]catalog.Submission{}}
	own, err := w.submissions(cat, today)
	if err != nil {
		return b, err
	}
	for _, s := range own {
		b.Items[s.Item] = s
	}
	for id, a := range whole.Answers {
		asks := func(q catalog.Situation) bool { return q.ID == id }
		if slices.ContainsFunc(bundle.Situations, asks) || !asked(cat, bundle, id) {
			b.Answers[id] = a
			delete(whole.Answers, id)
		}
	}
	if len(whole.Papers)+len(whole.Pledged)+len(whole.Answers) == 0 && !whole.Gap && !whole.NoPromises {
		return b, nil
	}
	var all []catalog.Submission
	for _, c := range bundle.Components {
		if _, written := b.Items[c.Item]; c.Item == "" || written {
			continue
		}
		s := whole.Clone()
		s.Item = c.Item
		all = append(all, s)
	}
	if err := spread(cat, all); err != nil {
		return b, err
	}
	for _, s := range all {
		b.Items[s.Item] = cat.Understand(s)
	}
	return b, nil
}

// asked reports whether an item of the bundle has this question.
func asked(cat *catalog.Catalog, b *catalog.Bundle, question string) bool {
	return slices.ContainsFunc(b.Components, func(c catalog.Component) bool {
		it, err := cat.Item(c.Item)
		return err == nil && it.Asks(question)
	})
}

// inPerson takes it of several items that people come for themselves (catalog.Item.InPerson), if nobody said who comes
// and none of the items has to ask it.
func inPerson(cat *catalog.Catalog, subs []catalog.Submission) []catalog.Submission {
	out := make([]catalog.Submission, len(subs))
	for i, s := range subs {
		it, err := cat.Item(s.Item)
		if err != nil {
			return subs
		}
		out[i] = it.InPerson(s)
		if it.Asks(catalog.ApplicantSituation) && len(out[i].Answers) == len(s.Answers) {
			return subs // said, or to be asked
		}
	}
	return out
}

// bundleInPerson is inPerson for the items of a bundle.
func bundleInPerson(cat *catalog.Catalog, b catalog.BundleSubmission) catalog.BundleSubmission {
	bundle, err := cat.Bundle(b.Bundle)
	if _, said := b.Answers[catalog.ApplicantSituation]; err != nil || said {
		return b
	}
	var subs []catalog.Submission
	for _, c := range bundle.Components {
		if c.Item == "" {
			continue
		}
		s, written := b.Items[c.Item]
		if !written {
			s = catalog.Submission{Item: c.Item, On: b.On}
		}
		subs = append(subs, s)
	}
	for _, s := range inPerson(cat, subs) {
		if s.Answers[catalog.ApplicantSituation] != "" {
			b.Items[s.Item] = s
		}
	}
	return b
}
