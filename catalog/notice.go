package catalog

import (
	"slices"
	"strings"
)

// NoticeKind names the paper that follows from a verdict.
type NoticeKind string

// Papers that follow from a verdict.
const (
	NoticeNone       NoticeKind = "none"       // nothing is printed: a question is open, or it is mended on the spot
	NoticeAcceptance NoticeKind = "acceptance" // 受理通知书
	NoticeGap        NoticeKind = "gap"        // 容缺受理通知书 with 承诺书
	NoticePledge     NoticeKind = "pledge"     // 告知承诺书
	NoticeCorrection NoticeKind = "correction" // 一次性告知书, 补正通知书
	NoticeRefusal    NoticeKind = "refusal"    // 不予受理决定书
	NoticeComeOn     NoticeKind = "come_on"    // outside the calendar: no refusal of the person, only another day
)

// Effect is what follows if the applicant does nothing within the time.
type Effect string

// Effects of lateness. Which one holds is the place's rule; the catalog names what practice knows.
const (
	EffectNone      Effect = ""
	EffectWithdrawn Effect = "deemed_withdrawn" // 逾期视为撤回申请 (安阳条例 arts. 23, 24)
	EffectRevoked   Effect = "revoked"          // a promise not kept: mend in time or the decision is revoked (art. 28)
)

// Right is something that the notice has to tell the applicant of.
type Right string

// Rights of the applicant.
const (
	RightNoUnrelated Right = "no_unrelated_papers" // nothing may be asked for that is not on the list (行政许可法 art. 31)
	RightHeard       Right = "state_and_defend"    // 陈述、申辩 (art. 7)
	RightReview      Right = "review"              // 行政复议, within 60 days of knowing (行政复议法 art. 20)
	RightLawsuit     Right = "lawsuit"             // 行政诉讼, within 6 months of knowing (行政诉讼法 art. 46)
	RightWithdraw    Right = "withdraw_promise"    // a promise may be taken back before the decision (安阳条例 art. 26)
	RightDeemed      Right = "deemed_accepted"     // without this notice in time the application counts as accepted (art. 32)
)

// Desk is what a notice says that the catalog does not know: who gives it, when and until when.
type Desk struct {
	Number   string `json:"number,omitempty"`
	On       string `json:"on,omitempty"`       // the day of the notice, YYYY-MM-DD
	Deadline string `json:"deadline,omitempty"` // the last day to mend or to bring, YYYY-MM-DD; empty: not fixed
	Effect   Effect `json:"effect,omitempty"`   // of lateness; empty: the usual one of the kind of notice
	Handler  string `json:"handler,omitempty"`
	Phone    string `json:"phone,omitempty"`
	Complain string `json:"complain,omitempty"`
	Place    Text   `json:"place,omitzero"`
}

// Notice is a paper about a case as data: codes and facts, no sentences and no layout.
type Notice struct {
	Kind       NoticeKind `json:"kind"`
	Outcome    Outcome    `json:"outcome"`
	Item       string     `json:"item"`
	Code       string     `json:"code,omitempty"`
	Name       Text       `json:"name"`
	Department Text       `json:"department,omitzero"`
	Basis      []Text     `json:"basis,omitempty"`
	Conditions []Text     `json:"conditions,omitempty"`
	Steps      []Text     `json:"steps,omitempty"`
	Limit      Limits     `json:"limit,omitzero"`
	Charge     Charge     `json:"charge,omitzero"`
	Result     Text       `json:"result,omitzero"`
	Answers    []Answered `json:"answers,omitempty"`

	Received []NoticePaper `json:"received,omitempty"`
	Missing  []NoticePaper `json:"missing,omitempty"` // everything to bring or to mend now
	Later    []NoticePaper `json:"later,omitempty"`   // may follow, each within its own time
	Promised []NoticePaper `json:"promised,omitempty"`
	Shared   []NoticePaper `json:"shared,omitempty"`  // the hall obtains these itself
	Waived   []NoticePaper `json:"waived,omitempty"`  // not needed here, with the clerk's reason
	Besides  []NoticePaper `json:"besides,omitempty"` // brought without being demanded: optional, or not certain yet

	Reasons []Refusal `json:"reasons,omitempty"`
	Office  Text      `json:"office,omitzero"`   // the competent office, if it is another one
	ComeOn  string    `json:"come_on,omitempty"` // YYYY-MM-DD

	Effect Effect  `json:"effect,omitempty"`
	Rights []Right `json:"rights,omitempty"`
	Copies int     `json:"copies,omitempty"` // how many of the notice practice wants: a promise is signed in two
	Desk   Desk    `json:"desk"`
}

// Answered is a question with its answer.
type Answered struct {
	Situation string `json:"situation"`
	Ask       Text   `json:"ask"`
	Answer    Text   `json:"answer"`
	Unit      Text   `json:"unit,omitzero"`
	Bare      bool   `json:"bare,omitempty"` // the answer says nothing without the question: 3, yes, other
}

// sayNothing are answers that say nothing by themselves.
var sayNothing = []string{"是", "否", "有", "无", "没有", "需要", "不需要", "不是"}

// NoticePaper is a material on a notice: its name, form, number, issuer and how to get it are in the line.
type NoticePaper struct {
	Line
	Brought *Handed `json:"brought,omitempty"` // what lies on the counter of it
}

// NoticeOf makes the notice that follows from a verdict. It lists everything at once, also for a refusal, so that a
// person learns what else would have been missing.
func NoticeOf(it *Item, s Submission, v Verdict, d Desk) Notice {
	n := Notice{
		Kind: kindOf(v), Outcome: v.Outcome, Item: it.ID, Code: it.Code, Name: it.Name, Department: it.Department,
		Basis: it.Basis, Conditions: it.Conditions, Steps: it.Steps, Limit: it.Limit, Charge: it.Charge(s.Answers),
		Result: it.Result, Answers: it.answered(s.Answers), Reasons: v.Refused, ComeOn: v.ComeOn, Desk: d,
	}
	for _, r := range v.Refused {
		if n.Office.ZH == "" {
			n.Office = r.Office
		}
	}
	for _, l := range v.Lines {
		p := NoticePaper{Line: l, Brought: brought(l, s.Papers)}
		switch l.State {
		case StateOK:
			n.Received = append(n.Received, p)
		case StateWaived:
			n.Waived = append(n.Waived, p)
		case StateMissing, StateFix:
			n.Missing = append(n.Missing, p)
		case StateGap:
			n.Later = append(n.Later, p)
		case StatePledged:
			n.Promised = append(n.Promised, p)
		case StateShared:
			n.Shared = append(n.Shared, p)
		case StateOption, StateOpen:
			if p.Brought != nil {
				n.Besides = append(n.Besides, p)
			}
		}
	}
	n.Effect, n.Rights, n.Copies = termsOf(n.Kind)
	if d.Effect != EffectNone {
		n.Effect = d.Effect
	}
	return n
}

// brought is what lies on the counter of a material: what is said of it, else the first of its documents that is there.
func brought(l Line, papers map[string]Handed) *Handed {
	if h, ok := papers[l.Material]; ok && h.Standing != NotGiven {
		return &h
	}
	for i, set := range l.Sets {
		for _, part := range set {
			if h, ok := papers[PartKey(l.Material, part.ID)]; ok && h.Standing != NotGiven {
				h.Which = i
				if l.State == StateOK {
					h.Which = l.Which
				}
				return &h
			}
		}
	}
	return nil
}

func kindOf(v Verdict) NoticeKind {
	switch v.Outcome {
	case Accept:
		return NoticeAcceptance
	case AcceptWithGap:
		return NoticeGap
	case AcceptOnPledge:
		return NoticePledge
	case Correct:
		return NoticeCorrection
	case Refuse:
		if len(v.Refused) == 1 && v.ComeOn != "" {
			return NoticeComeOn
		}
		return NoticeRefusal
	case Ask, CorrectOnTheSpot:
	}
	return NoticeNone
}

func termsOf(k NoticeKind) (Effect, []Right, int) {
	switch k {
	case NoticeCorrection:
		return EffectWithdrawn, []Right{RightNoUnrelated, RightHeard, RightDeemed}, 1
	case NoticeGap:
		return EffectWithdrawn, []Right{RightNoUnrelated}, 2
	case NoticePledge:
		return EffectRevoked, []Right{RightWithdraw}, 2
	case NoticeRefusal:
		return EffectNone, []Right{RightHeard, RightReview, RightLawsuit}, 1
	case NoticeAcceptance:
		return EffectNone, []Right{RightNoUnrelated}, 1
	case NoticeNone, NoticeComeOn:
	}
	return EffectNone, nil, 0
}

// answered are the questions with their answers in the catalog's order; what is no answer is left out.
func (it *Item) answered(answers map[string]string) []Answered {
	var out []Answered
	for _, q := range it.Situations {
		a := answers[q.ID]
		if a == "" {
			continue
		}
		said := Answered{Situation: q.ID, Ask: q.Ask, Answer: Text{ZH: a, EN: a}, Unit: q.Unit, Bare: true}
		if !q.Numeric() {
			i := slices.IndexFunc(q.Choices, func(c Choice) bool { return c.ID == a })
			if i < 0 {
				continue
			}
			said.Answer = q.Choices[i].Name
			said.Bare = slices.Contains(sayNothing, said.Answer.ZH) || strings.HasPrefix(said.Answer.ZH, "其他")
		}
		out = append(out, said)
	}
	return out
}
