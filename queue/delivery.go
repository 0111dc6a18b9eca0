package queue

import (
	"context"
	"time"

	"onevisit/catalog/fault"
)

// Way is how a result reaches the applicant.
type Way string

// Ways of delivery.
const (
	ByWindow Way = "window" // at the handing-out window (出件窗口)
	ByPost   Way = "post"   // by post, at the hall's expense
)

// DeliveryState is where a result is.
type DeliveryState string

// States of a delivery.
const (
	Ready      DeliveryState = "ready"    // waits at the handing-out window
	ToPost     DeliveryState = "to_post"  // waits to be posted
	Sent       DeliveryState = "sent"     // on its way
	ComeBack   DeliveryState = "returned" // the letter came back
	HandedOver DeliveryState = "handed"   // signed for
)

// Signatory is who signed for a result. No name is kept: that is on paper.
type Signatory string

// Who may sign.
const (
	SignedApplicant Signatory = "applicant"
	SignedAgent     Signatory = "agent"  // with an authorisation
	SignedFamily    Signatory = "family" // a grown-up of the household
	SignedOffice    Signatory = "office" // post room of a company or office
)

// Delivery is how a result reaches the applicant (送达). It holds no address and no name: the number of the delivery form
// that the applicant filled in leads to them.
type Delivery struct {
	Way       Way           `json:"way"`
	State     DeliveryState `json:"state"`
	Form      string        `json:"form,omitempty"` // number of the delivery form (邮寄送达确认书)
	Carrier   string        `json:"carrier,omitempty"`
	Tracking  string        `json:"tracking,omitempty"`
	Ready     time.Time     `json:"ready"`
	Sent      time.Time     `json:"sent,omitzero"`
	Tries     int           `json:"tries,omitempty"` // how often it was posted
	Returned  time.Time     `json:"returned,omitzero"`
	Why       string        `json:"why,omitempty"` // why the letter came back
	Signed    time.Time     `json:"signed,omitzero"`
	By        Signatory     `json:"by,omitempty"`
	Reminders int           `json:"reminders,omitempty"` // to fetch what was left behind
	Reminded  time.Time     `json:"reminded,omitzero"`
}

// Faults of delivery.
const (
	CodeBadWay      fault.Code = "queue.bad_way"      // way
	CodeNoForm      fault.Code = "queue.no_form"      // none
	CodeNoTracking  fault.Code = "queue.no_tracking"  // none
	CodeNotPosted   fault.Code = "queue.not_posted"   // label
	CodeBadSigner   fault.Code = "queue.bad_signer"   // by
	CodeNothingLeft fault.Code = "queue.nothing_left" // label
)

// Prepare says how the result of a finished case goes out: at the window, or by post under the number of the form that
// the applicant filled in. It may be changed until the letter is posted, and after it came back. CodeBadWay, CodeNoForm.
func (h *Hall) Prepare(ctx context.Context, a Act, id int64, way Way, form string) (Case, error) {
	return h.caseVerb(ctx, a, VerbPrepare, id, func(s *step, c *Case) error {
		d := Delivery{Way: way, Form: form, Ready: s.now}
		if old := c.Delivery; old != nil {
			if old.State == Sent {
				return fault.New(CodeBadWay, fault.Args{"way": string(way)})
			}
			d = *old
			d.Way = way
			if form != "" {
				d.Form = form
			}
		}
		switch {
		case way == ByWindow:
			d.State = Ready
		case way == ByPost && d.Form == "":
			return fault.New(CodeNoForm, nil)
		case way == ByPost:
			d.State = ToPost
		default:
			return fault.New(CodeBadWay, fault.Args{"way": string(way)})
		}
		if err := s.remind(c, d); err != nil {
			return err
		}
		if _, owed := c.Duty(DutyHandover); !owed {
			if err := s.owe(c, DutyHandover, c.Clock.Stopped, h.handover()); err != nil {
				return err
			}
		}
		c.Delivery = &d
		return s.turnCase(c, VerbPrepare, EvPrepare, string(way))
	})
}

// remind starts the timer after which somebody is told that the result still lies here.
func (s *step) remind(c *Case, d Delivery) error {
	if d.State != Ready {
		s.settleDuty(c, DutyPickup)
		return nil
	}
	return s.owe(c, DutyPickup, s.now, workdays(s.h.Setup().Rules.PickupDays))
}

// Send notes that the result was posted: with which carrier, under which tracking number. CodeNotPosted unless it goes by
// post and is here, CodeNoTracking without the two.
func (h *Hall) Send(ctx context.Context, a Act, id int64, carrier, tracking string) (Case, error) {
	return h.delivery(ctx, a, VerbSend, EvSent, id, func(s *step, d *Delivery) error {
		if d.Way != ByPost || d.State != ToPost {
			return errNotPosted
		}
		if carrier == "" || tracking == "" {
			return fault.New(CodeNoTracking, nil)
		}
		d.State, d.Carrier, d.Tracking, d.Sent, d.Why = Sent, carrier, tracking, s.now, ""
		d.Tries++
		return nil
	}, func(d Delivery) string { return d.Carrier + " " + d.Tracking })
}

// Bounced notes that the letter came back, and why. It can be posted again or laid ready at the window (Prepare).
func (h *Hall) Bounced(ctx context.Context, a Act, id int64, why string) (Case, error) {
	return h.delivery(ctx, a, VerbBounced, EvBounced, id, func(s *step, d *Delivery) error {
		switch {
		case d.State != Sent:
			return errNotPosted
		case why == "":
			return fault.New(CodeReasonNeeded, nil)
		}
		d.State, d.Returned, d.Why = ComeBack, s.now, why
		return nil
	}, func(d Delivery) string { return d.Why })
}

// Remind notes that the applicant was reminded of a result that lies at the window; the timer starts anew.
// CodeNothingLeft if none does.
func (h *Hall) Remind(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbRemind, id, func(s *step, c *Case) error {
		if c.Delivery == nil || c.Delivery.State != Ready {
			return fault.New(CodeNothingLeft, fault.Args{"label": c.Label})
		}
		d := *c.Delivery
		d.Reminders++
		d.Reminded = s.now
		c.Delivery = &d
		if err := s.remind(c, d); err != nil {
			return err
		}
		return s.turnCase(c, VerbRemind, EvRemind, "")
	})
}

// Sign hands the result over (送达签收), at the window or by post, and ends the case. CodeBadSigner for a signatory that is
// none of the known ones.
func (h *Hall) Sign(ctx context.Context, a Act, id int64, by Signatory) (Case, error) {
	return h.caseVerb(ctx, a, VerbDeliver, id, func(s *step, c *Case) error {
		switch by {
		case SignedApplicant, SignedAgent, SignedFamily, SignedOffice:
		default:
			return fault.New(CodeBadSigner, fault.Args{"by": string(by)})
		}
		d := Delivery{Way: ByWindow, Ready: c.Clock.Stopped}
		if c.Delivery != nil {
			d = *c.Delivery
		}
		d.State, d.Signed, d.By = HandedOver, s.now, by
		c.Delivery = &d
		s.settleAll(c, outlive...)
		return s.turnCase(c, VerbDeliver, EvDelivered, string(by))
	})
}

// Deliver is Sign by the applicant.
func (h *Hall) Deliver(ctx context.Context, a Act, id int64) (Case, error) {
	return h.Sign(ctx, a, id, SignedApplicant)
}

// errNotPosted stands for CodeNotPosted until the case is known.
var errNotPosted = fault.New(CodeNotPosted, nil)

// delivery runs a verb on the delivery of a finished case.
func (h *Hall) delivery(ctx context.Context, a Act, v Verb, kind Kind, id int64, f func(*step, *Delivery) error,
	why func(Delivery) string) (Case, error) {
	return h.caseVerb(ctx, a, v, id, func(s *step, c *Case) error {
		var d Delivery
		if c.Delivery != nil {
			d = *c.Delivery
		}
		if err := f(s, &d); err != nil {
			if fault.Has(err, CodeNotPosted) {
				return fault.New(CodeNotPosted, fault.Args{"label": c.Label})
			}
			return err
		}
		c.Delivery = &d
		return s.turnCase(c, v, kind, why(d))
	})
}
