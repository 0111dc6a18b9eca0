package paper

import (
	"slices"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Form is what a form may say. A template takes of it what it needs; what is empty is left as a blank to write on by
// hand, and never invented.
type Form struct {
	Kind Kind

	Hall     catalog.Text
	Address  catalog.Text
	Phone    string
	Complain string
	Caution  catalog.Text // of a sample hall, at the foot of each page

	Number    string // as the case has it: 2026-000045
	Applicant string
	Agent     string
	Contact   string // telephone of the applicant
	Label     string // of the ticket
	Window    string
	Clerk     string

	Item       catalog.Text
	Code       string
	Department catalog.Text
	Basis      []catalog.Text
	Conditions []catalog.Text // who may apply
	Situation  []Answer
	Steps      []catalog.Text
	Fee        catalog.Text
	Result     catalog.Text
	Limit      catalog.Limit // the promised limit, or the one that is stated

	Applied time.Time // when the case was opened
	Decided time.Time // date of the paper
	Due     time.Time // of a correction, of a material to follow, or of the finish
	ByClock bool      // Due is a time of day, not a day

	Received []Paper
	Wanted   []Paper
	Covered  []Paper        // needed, and not to be brought: the hall obtains it, or a promise replaces it
	Returned []Paper        // handed back with a withdrawal
	Reasons  []catalog.Text // of a refusal, in the catalog's words
	Reason   string         // of a refusal, an extension or a withdrawal, in the clerk's words
	Office   catalog.Text   // the competent office, if it is another one

	Accepted   Document      // the paper that the case was accepted with
	AcceptedOn time.Time     // the day of it
	Was        time.Time     // due before an extension
	Days       catalog.Limit // of an extension; expected of a special procedure, off the clock
	Approver   string        // who approved an extension
	Procedure  Procedure     // the special procedure
	Other      catalog.Text  // a procedure that the list has no word for
	Started    time.Time     // when the special procedure begins
	Cause      Cause         // of a withdrawal

	Documents  []Document // that are delivered
	Way        Way        // of the delivery
	Receiver   string
	ReceiverID string
	Tracking   string // number of the parcel

	QR string
}

// Document is a paper that another paper speaks of: one of the hall's forms, or something with a name, such as a
// licence.
type Document struct {
	Kind   Kind
	Name   catalog.Text // of what is no form
	Number string       // as the case has it: 2026-000045
	Copies int
}

// Answer is one answered question about the applicant's situation.
type Answer struct {
	Ask    catalog.Text
	Answer catalog.Text
	Number bool // the answer is a number with its unit, which says nothing without the question
}

// Paper is one material with what lies on the counter of it.
type Paper struct {
	catalog.Line
	Handed catalog.Handed
}

// formOf fills what all forms of a case share.
func formOf(kind Kind, setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f := Form{
		Kind: kind, Hall: setup.Name, Address: setup.Address, Phone: setup.Phone, Complain: setup.Complain,
		Label: c.Label, Window: c.Window, Clerk: clerk,
		Applied: inHall(setup, c.Opened), Decided: inHall(setup, c.Decided), Number: c.Number,
		Received: papers(v.Lines, c.Desk, received), Covered: papers(v.Lines, c.Desk, covered),
	}
	f.about(it, c.Desk)
	if setup.Sample {
		f.Caution = setup.Caution
	}
	return f
}

// about fills what the catalog says of the item and the applicant of the situation.
func (f *Form) about(it *catalog.Item, s catalog.Submission) {
	f.Item, f.Code, f.Department, f.Basis = it.Name, it.Code, it.Department, it.Basis
	f.Conditions = it.Conditions
	f.Steps, f.Fee, f.Result = it.Steps, it.Fee, it.Result
	for _, l := range []catalog.Limit{it.Limit.Promised, it.Limit.Handling, it.Limit.Statutory} {
		if l.Stated() {
			f.Limit = l
			break
		}
	}
	for _, q := range it.Situations {
		a, ok := s.Answers[q.ID]
		if !ok || a == "" {
			continue
		}
		if q.Numeric() {
			n := catalog.Text{ZH: a + " " + q.Unit.ZH, EN: a + " " + q.Unit.In("en")}
			f.Situation = append(f.Situation, Answer{Ask: q.Ask, Answer: n, Number: true})
			continue
		}
		i := slices.IndexFunc(q.Choices, func(c catalog.Choice) bool { return c.ID == a })
		if i >= 0 {
			f.Situation = append(f.Situation, Answer{Ask: q.Ask, Answer: q.Choices[i].Name})
		}
	}
}

// papers picks materials of a verdict with what was handed in of them.
func papers(lines []catalog.Line, s catalog.Submission, want func(catalog.Line, catalog.Handed) bool) []Paper {
	var out []Paper
	for _, l := range lines {
		if h := s.Papers[l.Material]; want(l, h) {
			out = append(out, Paper{Line: l, Handed: h})
		}
	}
	return out
}

// received are the papers that lie on the counter and are right.
func received(l catalog.Line, h catalog.Handed) bool {
	return h.Standing == catalog.Given && l.State == catalog.StateOK
}

// covered is what is needed and not asked for again: law 2, never ask for what the government has itself.
func covered(l catalog.Line, _ catalog.Handed) bool {
	return l.State == catalog.StateShared || l.State == catalog.StatePledged || l.State == catalog.StateWaived
}

// lacking is what a notice lists: everything that keeps the case from being accepted in full, whether it can be
// mended at once, may follow later or not, so that one notice is enough.
func lacking(l catalog.Line, _ catalog.Handed) bool {
	return l.State == catalog.StateMissing || l.State == catalog.StateGap || l.State == catalog.StateFix
}

// shortName is a hall's name as its document numbers begin: 示范区政务服务中心（示例） → 示范区政务. A name that does not
// end like a hall's stays whole.
func shortName(name string) string {
	if i := strings.IndexAny(name, "（("); i > 0 {
		name = name[:i]
	}
	name = strings.TrimSpace(name)
	for _, end := range []string{"服务中心", "服务大厅", "中心", "大厅"} {
		if s, ok := strings.CutSuffix(name, end); ok && s != "" {
			return s
		}
	}
	return name
}
