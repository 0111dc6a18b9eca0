package catalog

// Outcome is what a check says. The five outcomes of art. 32 of the Administrative Licensing Law (行政许可法) map onto
// these.
type Outcome string

// Outcomes of a check.
const (
	Ask              Outcome = "ask"                 // a question that can still change the list is open
	Accept           Outcome = "accept"              // 受理
	AcceptWithGap    Outcome = "accept_with_gap"     // 容缺受理: named materials follow later
	AcceptOnPledge   Outcome = "pledge"              // 告知承诺: a promise replaces proof
	Correct          Outcome = "correct"             // 一次性告知: one notice with every fault
	CorrectOnTheSpot Outcome = "correct_on_the_spot" // a field to fill, a signature: no notice printed
	Refuse           Outcome = "refuse"              // 不予受理
)

// State is how one material stands in a verdict.
type State string

// States of a material in a verdict.
const (
	StateOK      State = "ok"
	StateMissing State = "missing" // needed and not usable as it is
	StateGap     State = "gap"     // missing, may follow later
	StatePledged State = "pledged" // replaced by a written promise
	StateShared  State = "shared"  // obtained by the government itself, never asked for
	StateOption  State = "option"  // optional and not brought
	StateOpen    State = "open"    // depends on a question that is not answered yet
	StateFix     State = "fix"     // can be mended on the spot
	StateWaived  State = "waived"
)

// FaultCode names what is wrong with a material. The translations are keyed "check.fault.<code>".
type FaultCode string

// Faults of a material.
const (
	FaultMissing      FaultCode = "missing"
	FaultUnclear      FaultCode = "unclear"
	FaultWrong        FaultCode = "wrong"
	FaultOriginals    FaultCode = "too_few_originals"
	FaultCopies       FaultCode = "too_few_copies"
	FaultExpired      FaultCode = "expired"
	FaultTooOld       FaultCode = "issued_too_long_ago"
	FaultDateNotShown FaultCode = "date_not_shown" // validity has to be seen and was not noted
	FaultOnTheSpot    FaultCode = "on_the_spot"
	FaultSignatures   FaultCode = "too_few_signatures"
	FaultNotAccepted  FaultCode = "not_accepted" // another document, which this item does not take
)

// Fault is one thing wrong with a material: what was asked for and what was there.
type Fault struct {
	Code FaultCode `json:"code"`
	Want int       `json:"want,omitempty"`
	Have int       `json:"have,omitempty"`
	Date string    `json:"date,omitempty"`
	Note string    `json:"note,omitempty"`
	// Part is the document that the fault is in, where an alternative has several; Reason is the catalog's word on a
	// document that is not accepted.
	Part   *Text `json:"part,omitempty"`
	Reason *Text `json:"reason,omitempty"`
}

// Line is one material of the item in this person's situation.
type Line struct {
	Material string  `json:"material"`
	Name     Text    `json:"name"`
	State    State   `json:"state"`
	Faults   []Fault `json:"faults,omitempty"` // every fault, not the first

	// What would satisfy it.
	AnyOf []Text `json:"any_of,omitempty"`
	// Sets are the documents of each alternative, as in Material; Which is the alternative that the faults speak of.
	Sets       [][]Part `json:"sets,omitempty"`
	Which      int      `json:"which,omitempty"`
	Take       Take     `json:"take,omitempty"`
	Originals  int      `json:"originals,omitempty"`
	Copies     int      `json:"copies,omitempty"`
	Signatures int      `json:"signatures,omitempty"`
	// The questions by whose answers the three numbers are counted. While such a question is open the number is for one.
	OriginalsPer  string       `json:"originals_per,omitempty"`
	CopiesPer     string       `json:"copies_per,omitempty"`
	SignaturesPer string       `json:"signatures_per,omitempty"`
	NotExpired    bool         `json:"not_expired,omitempty"`
	IssuedWithin  Limit        `json:"issued_within,omitzero"`
	Later         Limit        `json:"later,omitzero"`
	CanPledge     bool         `json:"can_pledge,omitempty"`
	Substitutes   []Substitute `json:"substitutes,omitempty"`
	NotAccepted   []Substitute `json:"not_accepted,omitempty"`
	Issuer        Text         `json:"issuer,omitzero"`
	Obtain        Text         `json:"obtain,omitzero"`
	Note          Text         `json:"note,omitzero"`
}

// Verdict is the complete answer to a submission: everything at once.
type Verdict struct {
	Item    string    `json:"item"`
	Outcome Outcome   `json:"outcome"`
	Ask     []string  `json:"ask,omitempty"` // open questions that can still change the list, the next one first
	Lines   []Line    `json:"lines"`         // the materials of this situation, in the catalog's order
	Refused []Refusal `json:"refused,omitempty"`
	// ComeOn is the next day on which the item is accepted by its calendar, YYYY-MM-DD, if it is not on the day of the
	// check. Whether that day is a workday is the hall's table to say.
	ComeOn string `json:"come_on,omitempty"`
	// Names are the papers whose name a person has to look at. The outcome does not depend on them.
	Names []NameLook `json:"names,omitempty"`
}

// Missing are the lines that keep the item from being accepted in full.
func (v Verdict) Missing() []Line { return v.in(StateMissing) }

// Gaps are the missing materials that may follow later.
func (v Verdict) Gaps() []Line { return v.in(StateGap) }

// Pledged are the materials that a promise replaces.
func (v Verdict) Pledged() []Line { return v.in(StatePledged) }

// Fixes are the faults that can be mended on the spot.
func (v Verdict) Fixes() []Line { return v.in(StateFix) }

// Accepts reports whether the outcome lets the case go on: in full, with a gap or on a pledge.
func (v Verdict) Accepts() bool {
	return v.Outcome == Accept || v.Outcome == AcceptWithGap || v.Outcome == AcceptOnPledge
}

func (v Verdict) in(s State) []Line {
	var out []Line
	for _, l := range v.Lines {
		if l.State == s {
			out = append(out, l)
		}
	}
	return out
}
