package catalog

import "slices"

// lineOf is what every verdict says of a material: what would satisfy it.
func lineOf(m *Material) Line {
	return Line{
		Material: m.ID, Name: m.Name, AnyOf: m.AnyOf, Sets: m.Sets, Take: m.Take, Originals: m.Originals, Copies: m.Copies,
		Signatures: m.Signatures, OriginalsPer: m.OriginalsPer, CopiesPer: m.CopiesPer, SignaturesPer: m.SignaturesPer,
		NotExpired: m.NotExpired, IssuedWithin: m.IssuedWithin, Later: m.Later, CanPledge: m.Pledge,
		Substitutes: m.Substitutes, NotAccepted: m.NotAccepted, Issuer: m.Issuer, Obtain: m.Obtain, Note: m.Note,
	}
}

// line judges one material into l, which says already what would satisfy it. needed is false while its condition is open.
func (j *judge) line(l *Line, m *Material, d need, needed bool) {
	l.Originals, l.Copies, l.Signatures = d.n[perOriginals], d.n[perCopies], d.n[perSignatures]
	if m.From == FromGovernment { // the hall gets it itself; whatever was brought does not matter
		l.State = StateShared
		if !needed {
			l.State = StateOpen
		}
		return
	}
	if j.s.NoPromises {
		l.Later, l.CanPledge = Limit{}, false
	}
	h := j.s.Papers[m.ID]
	from := len(j.found)
	mendable := j.material(l, m, h, d)
	if len(j.found) > from {
		l.Faults = slices.Clip(j.found[from:])
	}
	j.state(l, m, h, mendable, needed, d.open)
	if l.State != StateOpen && l.State != StateOption {
		return
	}
	if h.Standing == NotGiven && (len(m.alts) == 0 || !j.parts || !j.anyPart(m)) {
		l.Faults = nil // nobody has asked for it yet, or has to bring it
	}
}

// state says how the material stands; counting tells that how many are wanted is not known yet.
func (j *judge) state(l *Line, m *Material, h Handed, mendable, needed, counting bool) {
	switch {
	case !needed:
		l.State = StateOpen
	case h.Standing == Waived:
		l.State = StateWaived
	case len(l.Faults) == 0 && counting && !m.Optional: // it is there, but is it enough
		l.State = StateOpen
	case len(l.Faults) == 0:
		l.State = StateOK
	case m.Optional:
		l.State = StateOption
	case m.Pledge && slices.Contains(j.s.Pledged, m.ID) && !j.s.NoPromises:
		l.State = StatePledged
	case mendable:
		l.State = StateFix
	case m.Later.Stated() && !j.s.NoPromises:
		l.State = StateGap
	default:
		l.State = StateMissing
	}
}

// material notes every fault of what was brought for the material and tells whether all of them can be mended on the
// spot.
func (j *judge) material(l *Line, m *Material, h Handed, d need) (mendable bool) {
	if h.Standing == Waived {
		return true
	}
	if d.open { // for each of an unknown number: nothing can be too few yet
		d.n = [3]int{}
	}
	if i := m.alternative(h.Instead); i >= 0 { // one of the documents asked for, by its id
		h.Which, h.Instead = i, ""
	}
	switch {
	case h.Instead != "" && h.Standing != NotGiven && h.Standing != Wrong:
		if !slices.ContainsFunc(m.Substitutes, func(s Substitute) bool { return s.ID == h.Instead }) {
			f := Fault{Code: FaultNotAccepted, Note: h.Instead}
			for i := range m.NotAccepted {
				if s := &m.NotAccepted[i]; s.ID == h.Instead {
					f.Note, f.Reason = s.Name.ZH, &s.Reason
				}
			}
			j.note(f)
			return false
		}
	case len(m.alts) > 0:
		l.Which, mendable = j.choose(m, h, d)
		return mendable
	}
	return j.judge(m.rule.of(d), h, nil)
}

// alternative is the alternative that is one document with this id; -1 if there is none.
func (m *Material) alternative(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(m.Sets, func(set []Part) bool { return len(set) == 1 && set[0].ID == id })
}

func (j *judge) note(f Fault) {
	if j.found == nil {
		j.found = make([]Fault, 0, len(j.it.Materials))
	}
	j.found = append(j.found, f)
}

// judge notes every fault of one document as it lies there and tells whether all of them can be mended on the spot.
// name is the document's, if it is one of several.
func (j *judge) judge(r rule, h Handed, name *Text) (mendable bool) {
	mendable = true
	if h.Originals == None && h.Copies == None && h.Standing == Given {
		h.Standing = NotGiven
	}
	switch h.Standing {
	case Waived:
		return true
	case NotGiven:
		j.note(Fault{Code: FaultMissing, Part: name})
		return false
	case Wrong: // number and dates of something else say nothing
		j.note(Fault{Code: FaultWrong, Note: h.Reason, Part: name})
		return false
	case Unclear:
		j.note(Fault{Code: FaultUnclear, Note: h.Reason, Part: name})
		mendable = false
	case Fillable:
		j.note(Fault{Code: FaultOnTheSpot, Note: h.Reason, Part: name})
	case Given:
	}
	have := [3]int{h.Originals, h.Copies, h.Signatures}
	for i, code := range [3]FaultCode{FaultOriginals, FaultCopies, FaultSignatures} {
		want, there := max(r.n[i], r.least[i]), max(have[i], 0)
		if have[i] != 0 && there < want {
			j.note(Fault{Code: code, Want: want, Have: there, Part: name})
			// Who is here signs at once; who is not has to come.
			mendable = mendable && i == perSignatures && h.Standing == Fillable
		}
	}
	return j.dates(r, h, name) && mendable
}

// dates notes what is wrong with how long the document is good.
func (j *judge) dates(r rule, h Handed, name *Text) (mendable bool) {
	mendable = true
	hidden := false // a date that has to be seen is not
	if r.notExpired && h.Expires != LongTerm {
		until, ok := parseDay(h.Expires)
		switch {
		case !ok:
			hidden = true
		case until.before(j.on): // the last day still counts
			j.note(Fault{Code: FaultExpired, Date: h.Expires, Part: name})
			mendable = false
		}
	}
	if r.within != [2]Limit{} {
		issued, ok := parseDay(h.Issued)
		switch {
		case !ok:
			hidden = true
		case j.on.before(issued): // dated after the day it is shown
			j.note(Fault{Code: FaultWrong, Date: h.Issued, Part: name})
			mendable = false
		default:
			for _, within := range r.within {
				if within.Stated() && issued.add(within).before(j.on) {
					j.note(Fault{Code: FaultTooOld, Date: h.Issued, Want: within.N, Part: name})
					mendable = false
					break
				}
			}
		}
	}
	if hidden && h.Standing != Unclear { // looking at it is a matter of the window, not of a second visit
		j.note(Fault{Code: FaultDateNotShown, Part: name})
	}
	return mendable
}
