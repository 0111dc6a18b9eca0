package paper

import (
	"slices"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Procedure is a special procedure whose time does not count (特别程序).
type Procedure string

// The procedures of 行政许可法 art. 45. The words are keyed "paper.procedure.<procedure>".
const (
	Hearing    Procedure = "hearing"    // 听证
	Tender     Procedure = "tender"     // 招标
	Auction    Procedure = "auction"    // 拍卖
	Inspection Procedure = "inspection" // 检验
	Testing    Procedure = "testing"    // 检测
	Quarantine Procedure = "quarantine" // 检疫
	Appraisal  Procedure = "appraisal"  // 鉴定
	Review     Procedure = "review"     // 专家评审
)

// Procedures are all of art. 45.
func Procedures() []Procedure {
	return []Procedure{Hearing, Tender, Auction, Inspection, Testing, Quarantine, Appraisal, Review}
}

// Way is how a paper reaches its addressee (送达方式).
type Way string

// Ways of delivery. The words are keyed "paper.way.<way>".
const (
	AtWindow   Way = "window"     // 窗口直接送达
	ByPost     Way = "post"       // 邮寄送达
	Electronic Way = "electronic" // 电子送达
	LeftThere  Way = "left"       // 留置送达
)

// Ways are all ways of delivery.
func Ways() []Way { return []Way{AtWindow, ByPost, Electronic, LeftThere} }

// Cause is why an application ends without a decision.
type Cause string

// Causes. The words are keyed "paper.cause.<cause>".
const (
	ByApplicant Cause = "applicant" // 申请人撤回
	TooLate     Cause = "late"      // 逾期未补正，视为撤回
	HandedBack  Cause = "returned"  // 退件: incomplete papers go back, a new application is possible
)

// Causes are all causes of a withdrawal.
func Causes() []Cause { return []Cause{ByApplicant, TooLate, HandedBack} }

// Extend is what the office says of a longer limit. What is empty is left to be written by hand.
type Extend struct {
	Number   string
	Was      time.Time     // due before; zero: as the case's clock has it
	By       catalog.Limit // how much longer: at most 10 workdays, 15 days in joint handling (art. 42)
	Due      time.Time     // due now; zero: counted from Was by the hall's workdays
	Reason   string
	Approver string // who approved it: the head of the office
	On       time.Time
}

// ExtensionFrom makes the notice of a longer limit (延长期限告知书). Art. 42 wants the head's approval and the reason to
// be told to the applicant.
func ExtensionFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, e Extend, clerk string) Form {
	f := afterwards(Extension, setup, it, c, e.Number, e.On, clerk)
	f.Was, f.Days, f.Reason, f.Approver = e.Was, e.By, e.Reason, e.Approver
	if f.Was.IsZero() {
		f.Was = c.Clock.Due
	}
	f.Was = inHall(setup, f.Was)
	f.Due = inHall(setup, e.Due)
	if f.Due.IsZero() {
		f.Due = after(setup, f.Was, e.By)
	}
	return f
}

// Interlude is what the office says of a special procedure.
type Interlude struct {
	Number    string
	Procedure Procedure
	Other     catalog.Text  // the procedure, if it is none of art. 45 but of the item's own law
	Days      catalog.Limit // how long it will take
	From      time.Time
	Reason    string
	On        time.Time
}

// SpecialFrom makes the notice of a special procedure (特别程序告知书): which one, and how many days it takes that do not
// count, as art. 45 wants in writing.
func SpecialFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, i Interlude, clerk string) Form {
	f := afterwards(Special, setup, it, c, i.Number, i.On, clerk)
	f.Procedure, f.Other, f.Days, f.Reason = i.Procedure, i.Other, i.Days, i.Reason
	f.Was = inHall(setup, c.Clock.Due)
	f.Started = inHall(setup, i.From)
	f.Due = after(setup, f.Started, i.Days)
	return f
}

// Return is what is handed back when an application ends without a decision.
type Return struct {
	Number string
	Cause  Cause
	Reason string // in the applicant's or the clerk's words
	On     time.Time
}

// WithdrawalFrom makes the paper of a withdrawal or a return of papers (撤回 / 退件单), with every paper that the window
// has kept. What was only looked at went back at once and is not listed.
func WithdrawalFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, r Return, clerk string) Form {
	f := afterwards(Withdrawal, setup, it, c, r.Number, r.On, clerk)
	f.Cause, f.Reason = r.Cause, r.Reason
	_, n := formOf(Withdrawal, setup, it, c, v, clerk)
	f.Returned = slices.DeleteFunc(handedIn(n), func(p Paper) bool { return p.Take == catalog.TakeVerify })
	return f
}

// Handover is how a paper was delivered.
type Handover struct {
	Number     string
	Documents  []Document // none: the result of the item
	Way        Way
	Receiver   string
	ReceiverID string // empty: written by hand, so that the hall need not keep it
	Tracking   string // of a parcel
	At         time.Time
}

// DeliveryFrom makes the acknowledgement of a delivery (送达回证), which goes back into the hall's file.
func DeliveryFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, h Handover, clerk string) Form {
	f := afterwards(Delivery, setup, it, c, h.Number, h.At, clerk)
	f.Documents, f.Way, f.Tracking = h.Documents, h.Way, h.Tracking
	f.Receiver, f.ReceiverID = h.Receiver, h.ReceiverID
	if len(f.Documents) == 0 && it.Result.ZH != "" {
		f.Documents = []Document{{Name: it.Result}}
	}
	return f
}

// afterwards starts a form that follows the decision at the window, on its own day.
func afterwards(kind Kind, setup *queue.Setup, it *catalog.Item, c queue.Case, number string, on time.Time, clerk string) Form {
	f, _ := formOf(kind, setup, it, c, catalog.Verdict{}, clerk)
	f.Number, f.Accepted = number, accepted(c)
	if c.Number != "" {
		f.AcceptedOn = f.Decided
	}
	f.Decided = inHall(setup, on)
	return f
}

// accepted is the paper that a case was accepted with.
func accepted(c queue.Case) Document {
	d := Document{Kind: Acceptance, Number: c.Number}
	switch c.Outcome {
	case catalog.AcceptWithGap:
		d.Kind = Gap
	case catalog.AcceptOnPledge:
		d.Kind = Pledge
	case catalog.Accept, catalog.Ask, catalog.Correct, catalog.CorrectOnTheSpot, catalog.Refuse:
	}
	return d
}

// after counts a term by the hall's workdays. What cannot be counted stays blank: a year without a table of workdays.
func after(setup *queue.Setup, from time.Time, l catalog.Limit) time.Time {
	if setup.Calendar == nil || from.IsZero() || !l.Stated() {
		return time.Time{}
	}
	t, err := setup.Calendar.Deadline(from, l)
	if err != nil {
		return time.Time{}
	}
	return t
}
