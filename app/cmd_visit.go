package app

import (
	"onevisit/app/say"
	"onevisit/catalog"
)

// checkTogether checks several items in one visit and prints each verdict and the one list of papers.
func (p *program) checkTogether(cat *catalog.Catalog, today string, in written) error {
	var m catalog.Merged
	if in.bundle == "" {
		subs, err := in.submissions(cat, today)
		if err != nil {
			return err
		}
		if m, err = cat.CheckTogether(inPerson(cat, subs)); err != nil {
			return err
		}
	} else {
		s, err := in.bundleSubmission(cat, today)
		if err != nil {
			return err
		}
		if m, err = cat.CheckBundle(bundleInPerson(cat, s)); err != nil {
			return err
		}
	}
	w := p.words()
	var lines []string
	if m.Bundle != nil {
		lines = append(lines, w.Text(m.Bundle.Name))
	}
	for _, i := range m.Items {
		it, err := cat.Item(i.Item)
		if err != nil {
			return err
		}
		lines = append(lines, say.Verdict(w, it, i.Verdict)...)
	}
	if err := p.print(m, lines...); err != nil {
		return err
	}
	if !m.Accepts() {
		return errNo
	}
	return nil
}
