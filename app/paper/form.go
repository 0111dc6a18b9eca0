package paper

import (
	"slices"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Kind names a form. Its template is templates/<kind>.yaml.
type Kind string

// The forms of the hall.
const (
	Notice     Kind = "notice"     // 一次性告知书
	Acceptance Kind = "acceptance" // 受理通知书
	Gap        Kind = "gap"        // 容缺受理通知书 with 承诺书
	Pledge     Kind = "pledge"     // 告知承诺书: a promise in place of proof, another paper than Gap
	Refusal    Kind = "refusal"    // 不予受理决定书
	Receipt    Kind = "receipt"    // 收件凭证
	TakeHome   Kind = "takehome"   // 材料清单: advice of the kiosk, no legal document
)

// Kinds are all forms.
func Kinds() []Kind { return []Kind{Notice, Acceptance, Gap, Pledge, Refusal, Receipt, TakeHome} }

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
	Fee        catalog.Text
	Result     catalog.Text
	Limit      catalog.Limit // the promised limit, or the one that is stated

	Applied time.Time // when the case was opened
	Decided time.Time // date of the paper
	Due     time.Time // of a correction, of a material to follow, or of the finish
	ByClock bool      // Due is a time of day, not a day

	Received []Paper
	Wanted   []Paper
	Reasons  []catalog.Text // of a refusal, in the catalog's words
	Reason   string         // of a refusal, in the clerk's words
	Office   catalog.Text   // the competent office, if it is another one

	QR string
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
		Received: papers(v.Lines, c.Desk, received),
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
	f.Fee, f.Result = it.Fee, it.Result
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

// lacking is what a notice lists: everything that keeps the case from being accepted in full, whether it can be
// mended at once, may follow later or not, so that one notice is enough.
func lacking(l catalog.Line, _ catalog.Handed) bool {
	return l.State == catalog.StateMissing || l.State == catalog.StateGap || l.State == catalog.StateFix
}

// wanting are a verdict's lines that a person still has to see to.
func wanting(v catalog.Verdict) []catalog.Line {
	var out []catalog.Line
	for _, l := range v.Lines {
		if lacking(l, catalog.Handed{}) {
			out = append(out, l)
		}
	}
	return out
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
