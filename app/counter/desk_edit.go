package counter

import (
	"slices"

	"onevisit/catalog"
)

// hand edits one material.
func (d *desk) hand(material string, edit func(*catalog.Handed)) error {
	d.touched = true
	return d.change(func(s *catalog.Submission) {
		h := s.Papers[material]
		edit(&h)
		if h == (catalog.Handed{}) {
			delete(s.Papers, material)
		} else {
			s.Papers[material] = h
		}
		s.Pledged = slices.DeleteFunc(s.Pledged, func(id string) bool { return id == material })
	})
}

// toggle turns a material into given, or back to not given. It tells whether it is given now.
func (d *desk) toggle(material string) (given bool, err error) {
	err = d.hand(material, func(h *catalog.Handed) {
		if h.Standing == catalog.Given {
			*h = catalog.Handed{}
			return
		}
		given = true
		h.Standing, h.Reason = catalog.Given, ""
	})
	return given, err
}

// stand notes that a material lies there with a fault, in the clerk's words.
func (d *desk) stand(material string, s catalog.Standing, reason string) error {
	return d.hand(material, func(h *catalog.Handed) { h.Standing, h.Reason = s, reason })
}

// count notes how many sheets there are: copies where copies are asked for, originals otherwise. None is not given.
func (d *desk) count(l catalog.Line, n int) error {
	return d.hand(l.Material, func(h *catalog.Handed) {
		if n == 0 {
			*h = catalog.Handed{}
			return
		}
		if h.Standing == catalog.NotGiven {
			h.Standing = catalog.Given
		}
		if l.Copies > 0 || l.Take == catalog.TakeCopy {
			h.Copies = n
		} else {
			h.Originals = n
		}
	})
}

// which notes the next of several documents as the one that was brought.
func (d *desk) which(l catalog.Line) error {
	if len(l.AnyOf) < 2 {
		return nil
	}
	return d.hand(l.Material, func(h *catalog.Handed) {
		if h.Standing != catalog.NotGiven {
			h.Which = (h.Which + 1) % len(l.AnyOf)
		}
		h.Standing, h.Reason = catalog.Given, ""
	})
}

// choose notes which of several documents was brought.
func (d *desk) choose(l catalog.Line, i int) error {
	return d.hand(l.Material, func(h *catalog.Handed) { h.Standing, h.Reason, h.Which = catalog.Given, "", i })
}

// pledge lets a promise replace a material, or takes it back.
func (d *desk) pledge(material string) error {
	d.touched = true
	return d.change(func(s *catalog.Submission) {
		if i := slices.Index(s.Pledged, material); i >= 0 {
			s.Pledged = slices.Delete(s.Pledged, i, i+1)
			return
		}
		s.Pledged = append(s.Pledged, material)
	})
}

// date notes the date that the document shows.
func (d *desk) date(l catalog.Line, day string) error {
	return d.hand(l.Material, func(h *catalog.Handed) {
		if h.Standing == catalog.NotGiven {
			h.Standing = catalog.Given
		}
		if l.NotExpired && (!l.IssuedWithin.Stated() || h.Expires == "") {
			h.Expires = day
			return
		}
		h.Issued = day
	})
}

// wantsDate reports whether the material under the cursor is there and its date was not noted.
func wantsDate(l catalog.Line) bool {
	return slices.ContainsFunc(l.Faults, func(f catalog.Fault) bool { return f.Code == catalog.FaultDateNotShown })
}

// answer answers a question and goes to what wants attention next.
func (d *desk) answer(situation, value string) error {
	err := d.change(func(s *catalog.Submission) { s.Answers[situation] = value })
	if err != nil {
		return err
	}
	d.reopen, d.typed = "", ""
	d.cursor = d.firstOpen()
	return nil
}

// ask opens an answered question again, or goes on to the one after it.
func (d *desk) ask(id string) {
	d.reopen, d.typed, d.cursor = id, "", 0
}

// askNext opens the answered question after the one that is open, and after the last none.
func (d *desk) askNext() {
	all := d.item.Situations
	from := slices.IndexFunc(all, func(s catalog.Situation) bool { return s.ID == d.reopen })
	for _, s := range all[from+1:] {
		if d.sub.Answers[s.ID] != "" {
			d.ask(s.ID)
			return
		}
	}
	d.leaveQuestion()
}

// leaveQuestion closes a question that was opened again; its answer stays.
func (d *desk) leaveQuestion() {
	d.reopen, d.typed = "", ""
	d.cursor = d.firstOpen()
}

// promised is the submission if the applicant signs for everything that may follow or be promised, and what the rules
// say to it. ok is false if that does not make the case acceptable, or if nothing has to be signed.
func (d *desk) promised() (s catalog.Submission, v catalog.Verdict, ok bool) {
	if d.verdict.Outcome == catalog.Accept {
		return s, v, false
	}
	s = d.sub.Clone()
	s.Gap = len(d.verdict.Gaps()) > 0
	for _, l := range d.verdict.Missing() {
		if l.CanPledge && !slices.Contains(s.Pledged, l.Material) {
			s.Pledged = append(s.Pledged, l.Material)
		}
	}
	v, err := d.item.Check(s)
	return s, v, err == nil && v.Accepts() && v.Outcome != catalog.Accept
}
