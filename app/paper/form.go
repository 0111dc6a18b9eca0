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
	Seal     catalog.Text // over the place of the seal; empty: Hall
	Foot     catalog.Text // a line of the hall's own at the foot of each page
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
	Exempt     catalog.Text // why nothing is charged here
	Result     catalog.Text
	Limit      catalog.Limit // the promised limit, or the one that is stated
	AtOnce     bool          // done on the spot

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
	Bare   bool // the answer says nothing without the question: a number, a yes, an "other"
}

// Paper is one material with what lies on the counter of it.
type Paper struct {
	catalog.Line
	Handed catalog.Handed
}

// formOf fills what all forms of a case share, from the notice that follows from the verdict: forms print what the
// catalog says as data, and judge nothing themselves.
func formOf(kind Kind, setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) (Form, catalog.Notice) {
	hall := setup.OnForms()
	f := Form{
		Kind: kind, Hall: hall.Name, Seal: hall.Seal, Address: hall.Address, Foot: hall.Footer,
		Label: c.Label, Window: c.Window,
		Applied: inHall(setup, c.Opened), Decided: inHall(setup, c.Decided),
	}
	switch kind.Series() {
	case queue.SeriesAccept:
		f.Number = c.Number
	case queue.SeriesNotice:
		f.Number = c.Notice
	default: // the other series give their papers' numbers themselves
	}
	n := catalog.NoticeOf(it, c.Desk, v, catalog.Desk{Number: f.Number, On: onDay(f.Decided), Handler: clerk,
		Phone: hall.Phone, Complain: hall.Complain, Place: hall.Address})
	f.tell(n)
	f.AtOnce = it.Kind == catalog.KindImmediate
	if setup.Sample {
		f.Caution = setup.Caution
	}
	return f, n
}

// tell takes over what a notice says.
func (f *Form) tell(n catalog.Notice) {
	f.Clerk, f.Phone, f.Complain = n.Desk.Handler, n.Desk.Phone, n.Desk.Complain
	f.Item, f.Code, f.Department, f.Basis = n.Name, n.Code, n.Department, n.Basis
	f.Conditions, f.Steps, f.Result = n.Conditions, n.Steps, n.Result
	f.Fee = n.Charge.Text
	if n.Charge.Exempt != nil {
		f.Exempt = n.Charge.Exempt.Reason
	}
	for _, l := range []catalog.Limit{n.Limit.Promised, n.Limit.Handling, n.Limit.Statutory} {
		if l.Stated() {
			f.Limit = l
			break
		}
	}
	for _, a := range n.Answers {
		said := Answer{Ask: a.Ask, Answer: a.Answer, Bare: a.Bare}
		if a.Unit.ZH != "" {
			said.Answer = catalog.Text{ZH: a.Answer.ZH + " " + a.Unit.ZH, EN: a.Answer.EN + " " + a.Unit.In("en")}
		}
		f.Situation = append(f.Situation, said)
	}
	f.Received, f.Covered = papers(n.Received), papers(n.Shared, n.Promised, n.Waived)
}

// onDay writes a day as the catalog does; "" for none.
func onDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// papers are the materials of a notice's lists, one list after the other.
func papers(lists ...[]catalog.NoticePaper) []Paper {
	var out []Paper
	for _, p := range slices.Concat(lists...) {
		paper := Paper{Line: p.Line}
		if p.Brought != nil {
			paper.Handed = *p.Brought
		}
		out = append(out, paper)
	}
	return out
}

// handedIn is every paper that lies on the counter, right or not.
func handedIn(n catalog.Notice) []Paper {
	return slices.DeleteFunc(papers(n.Received, n.Missing, n.Later, n.Promised, n.Besides),
		func(p Paper) bool { return p.Handed.Standing == catalog.NotGiven })
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
