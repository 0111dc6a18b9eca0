package queue

import (
	"time"

	"onevisit/catalog"
)

// DutyKind is a statutory timer on a case. Its legal basis is the translation "duty.<kind>.basis".
type DutyKind string

// Duties. Those of the office come first.
const (
	// DutySilence: all that is missing is said within five days of receipt, or the case counts as accepted from receipt
	// (行政许可法 art. 32 no. 4; workdays by art. 82).
	DutySilence DutyKind = "silence"
	// DutyRenewal: a renewal is decided before the licence expires, or it counts as renewed (行政许可法 art. 50).
	DutyRenewal DutyKind = "renewal"
	// DutyHandover: the result is handed over within ten days of the decision (行政许可法 art. 44).
	DutyHandover DutyKind = "handover"
	// DutyProcedure: a special procedure ends within the time that the applicant was told (行政许可法 art. 45).
	DutyProcedure DutyKind = "procedure"
	// DutyPickup: who has left the result behind is reminded of it; no source fixes when.
	DutyPickup DutyKind = "pickup"
	// DutyCorrection: the applicant brings what the notice lists in time, or the application counts as withdrawn where
	// the place's rule says so (安阳市政务服务条例 art. 23).
	DutyCorrection DutyKind = "correction"
	// DutyGap: the applicant brings what was promised in time, or the application counts as withdrawn where the place's
	// rule says so (安阳市政务服务条例 art. 24).
	DutyGap DutyKind = "gap"
	// DutyPledge: a promise in place of a proof is checked afterwards (事中事后核查, 国办发〔2020〕42号; the time is the
	// hall's).
	DutyPledge DutyKind = "pledge"
)

// DutyKinds are all kinds of duties.
func DutyKinds() []DutyKind {
	return []DutyKind{DutySilence, DutyRenewal, DutyHandover, DutyProcedure, DutyPickup, DutyPledge, DutyCorrection, DutyGap}
}

// OfApplicant reports a duty of the applicant's; the others are the office's.
func (k DutyKind) OfApplicant() bool { return k == DutyCorrection || k == DutyGap }

// Deemed is what the law says happened although nobody decided it.
type Deemed string

// What is deemed.
const (
	DeemedAccepted  Deemed = "accepted"  // silence after an incomplete receipt
	DeemedRenewed   Deemed = "renewed"   // no decision before the licence expired
	DeemedWithdrawn Deemed = "withdrawn" // the applicant was late with a correction or a promise
)

// Duty is one statutory timer.
type Duty struct {
	Kind  DutyKind  `json:"kind"`
	Since time.Time `json:"since"`
	// Due is when it bites. Zero: not known, because the year NoTable has no table of holidays; then not before
	// NotBefore.
	Due       time.Time     `json:"due,omitzero"`
	Limit     catalog.Limit `json:"limit,omitzero"`
	NoTable   int           `json:"no_table,omitempty"`
	NotBefore time.Time     `json:"not_before,omitzero"`
	Done      time.Time     `json:"done,omitzero"` // fulfilled, or of no matter any more
	Bitten    time.Time     `json:"bitten,omitzero"`
}

// Open reports whether the timer still runs.
func (d Duty) Open() bool { return d.Done.IsZero() && d.Bitten.IsZero() }

// Duty is the open duty of a kind.
func (c Case) Duty(k DutyKind) (Duty, bool) {
	for _, d := range c.Duties {
		if d.Kind == k && d.Open() {
			return d, true
		}
	}
	return Duty{}, false
}

// OpenDuties are the timers that run, soonest first; those whose end is not known come last.
func (c Case) OpenDuties() []Duty {
	var out []Duty
	for _, d := range c.Duties {
		if !d.Open() {
			continue
		}
		at := len(out)
		for at > 0 && (out[at-1].Due.IsZero() && !d.Due.IsZero() || !d.Due.IsZero() && d.Due.Before(out[at-1].Due)) {
			at--
		}
		out = append(out[:at], append([]Duty{d}, out[at:]...)...)
	}
	return out
}

// NextDuty is when the next open duty bites, for a look at the store: zero without one, and Received early where the day
// is not known, so that it is never overlooked.
func (c Case) NextDuty() time.Time {
	var first time.Time
	for _, d := range c.Duties {
		at := d.Due
		if at.IsZero() {
			at = d.Since
		}
		if d.Open() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

// DutyLight is the light of a duty at a moment: red after it was due, yellow within the hall's days before, green.
// LightNone for one that does not run or whose end is not known.
func (h *Hall) DutyLight(d Duty, now time.Time) Light {
	s := h.Setup()
	switch {
	case !d.Open() || d.Due.IsZero():
		return LightNone
	case now.After(d.Due):
		return LightRed
	case !now.Before(s.Calendar.WarnFrom(d.Due, s.Rules.DutyYellow)):
		return LightYellow
	}
	return LightGreen
}
