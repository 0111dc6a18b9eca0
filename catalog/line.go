package catalog

import "slices"

// lineOf is what every verdict says of a material: what would satisfy it.
func lineOf(m *Material) Line {
	return Line{
		Material: m.ID, Name: m.Name, AnyOf: m.AnyOf, Take: m.Take, Originals: m.Originals, Copies: m.Copies,
		NotExpired: m.NotExpired, IssuedWithin: m.IssuedWithin, Later: m.Later, CanPledge: m.Pledge,
		Issuer: m.Issuer, Obtain: m.Obtain, Note: m.Note,
	}
}

// line judges one material. needed is false while its condition is open.
func (j *judge) line(m *Material, needed bool) Line {
	l := m.line
	if m.From == FromGovernment { // the hall gets it itself; whatever was brought does not matter
		l.State = StateShared
		if !needed {
			l.State = StateOpen
		}
		return l
	}
	h := j.s.Papers[m.ID]
	from := len(j.found)
	mendable := j.judge(m, h)
	if len(j.found) > from {
		l.Faults = slices.Clip(j.found[from:])
	}
	switch {
	case !needed:
		l.State = StateOpen
		if h.Standing == NotGiven {
			l.Faults = nil // nobody has asked for it yet
		}
	case h.Standing == Waived:
		l.State = StateWaived
	case len(l.Faults) == 0:
		l.State = StateOK
	case m.Optional:
		l.State = StateOption
		if h.Standing == NotGiven {
			l.Faults = nil
		}
	case m.Pledge && slices.Contains(j.s.Pledged, m.ID):
		l.State = StatePledged
	case mendable:
		l.State = StateFix
	case m.Later.Stated():
		l.State = StateGap
	default:
		l.State = StateMissing
	}
	return l
}

// judge notes every fault of the paper as it lies there and tells whether all of them can be mended on the spot.
func (j *judge) judge(m *Material, h Handed) (mendable bool) {
	note := func(f Fault) {
		if j.found == nil {
			j.found = make([]Fault, 0, 2*len(j.it.Materials))
		}
		j.found = append(j.found, f)
	}
	mendable = true
	switch h.Standing {
	case Waived:
		return true
	case NotGiven:
		note(Fault{Code: FaultMissing})
		return false
	case Wrong: // number and dates of something else say nothing
		note(Fault{Code: FaultWrong, Note: h.Reason})
		return false
	case Unclear:
		note(Fault{Code: FaultUnclear, Note: h.Reason})
		mendable = false
	case Fillable:
		note(Fault{Code: FaultOnTheSpot, Note: h.Reason})
	}
	if h.Originals != 0 && h.Originals < m.Originals {
		note(Fault{Code: FaultOriginals, Want: m.Originals, Have: h.Originals})
		mendable = false
	}
	if h.Copies != 0 && h.Copies < m.Copies {
		note(Fault{Code: FaultCopies, Want: m.Copies, Have: h.Copies})
		mendable = false
	}
	hidden := false // a date that has to be seen is not
	if m.NotExpired && h.Expires != LongTerm {
		until, ok := parseDay(h.Expires)
		switch {
		case !ok:
			hidden = true
		case until.before(j.on): // the last day still counts
			note(Fault{Code: FaultExpired, Date: h.Expires})
			mendable = false
		}
	}
	if m.IssuedWithin.Stated() {
		issued, ok := parseDay(h.Issued)
		switch {
		case !ok:
			hidden = true
		case j.on.before(issued): // dated after the day it is shown
			note(Fault{Code: FaultWrong, Date: h.Issued})
			mendable = false
		case issued.add(m.IssuedWithin).before(j.on):
			note(Fault{Code: FaultTooOld, Date: h.Issued, Want: m.IssuedWithin.N})
			mendable = false
		}
	}
	if hidden && h.Standing != Unclear { // looking at it is a matter of the window, not of a second visit
		note(Fault{Code: FaultDateNotShown})
	}
	return mendable
}
