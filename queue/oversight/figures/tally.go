// Package figures counts what the hall's figures are made of, row by row from the journal: the one-hour rate, on time,
// early, on the spot (现场办结率), finished in one visit (一次办成率), corrections, second notices, cases left overnight; by
// item, department, window, clerk, hour or day, over any days. It is pure.
package figures

// Tally is what was counted. Every figure is one count over another.
type Tally struct {
	Decided   int `json:"decided"`   // cases decided on for the first time: accepted, given a notice, or refused
	Corrected int `json:"corrected"` // of these by a one-time notice
	Accepted  int `json:"accepted"`
	Gaps      int `json:"gaps"`    // of these with something to follow (容缺)
	Pledges   int `json:"pledges"` // of these on a promise (告知承诺)
	Refused   int `json:"refused"`
	Noticed   int `json:"noticed"` // first notices
	Second    int `json:"second"`  // notices beyond the first: should be 0

	Finished      int `json:"finished"`
	OnSpot        int `json:"on_spot"`          // finished while the applicant was there
	OneVisit      int `json:"one_visit"`        // finished and nobody came a second time
	OneHour       int `json:"one_hour"`         // finished, of the one-hour area
	OneHourInTime int `json:"one_hour_in_time"` // of these within the counted minutes
	Dated         int `json:"dated"`            // finished, with a due time
	OnTime        int `json:"on_time"`          // of these not after it
	Promised      int `json:"promised"`         // finished, with a day it was due
	Early         int `json:"early"`            // of these on an earlier day

	Immediate int `json:"immediate"` // cases finished on the spot by rule (即办件), accepted on days that are over
	Overnight int `json:"overnight"` // of these not finished that day (事不过夜)

	DeemedAccepted  int `json:"deemed_accepted"`
	DeemedRenewed   int `json:"deemed_renewed"`
	DeemedWithdrawn int `json:"deemed_withdrawn"`
	Delivered       int `json:"delivered"`
}

// add takes n times what another one counted.
func (t *Tally) add(o Tally) {
	t.Decided += o.Decided
	t.Corrected += o.Corrected
	t.Accepted += o.Accepted
	t.Gaps += o.Gaps
	t.Pledges += o.Pledges
	t.Refused += o.Refused
	t.Noticed += o.Noticed
	t.Second += o.Second
	t.Finished += o.Finished
	t.OnSpot += o.OnSpot
	t.OneVisit += o.OneVisit
	t.OneHour += o.OneHour
	t.OneHourInTime += o.OneHourInTime
	t.Dated += o.Dated
	t.OnTime += o.OnTime
	t.Promised += o.Promised
	t.Early += o.Early
	t.Immediate += o.Immediate
	t.Overnight += o.Overnight
	t.DeemedAccepted += o.DeemedAccepted
	t.DeemedRenewed += o.DeemedRenewed
	t.DeemedWithdrawn += o.DeemedWithdrawn
	t.Delivered += o.Delivered
}

// Rate is one figure: so many of so many. The words are "figure.<id>", its definition "figure.<id>.means".
type Rate struct {
	ID string `json:"id"`
	N  int    `json:"n"`
	Of int    `json:"of"`
}

// Percent is the rate in percent; false where there is nothing to divide by.
func (r Rate) Percent() (float64, bool) {
	if r.Of == 0 {
		return 0, false
	}
	return 100 * float64(r.N) / float64(r.Of), true
}

// Figures, by their ids.
const (
	OneHour      = "one_hour"
	OnTime       = "on_time"
	Early        = "early"
	OnSpot       = "on_spot"
	OneVisit     = "one_visit"
	Correction   = "correction"
	SecondNotice = "second_notice"
	Overnight    = "overnight"
)

// Rates are the figures of a tally, in the order in which they are shown.
func (t Tally) Rates() []Rate {
	return []Rate{
		{OneHour, t.OneHourInTime, t.OneHour}, {OnTime, t.OnTime, t.Dated}, {Early, t.Early, t.Promised},
		{OnSpot, t.OnSpot, t.Finished}, {OneVisit, t.OneVisit, t.Finished}, {Correction, t.Corrected, t.Decided},
		{SecondNotice, t.Second, t.Noticed}, {Overnight, t.Overnight, t.Immediate},
	}
}
