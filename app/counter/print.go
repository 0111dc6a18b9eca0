package counter

import (
	"context"
	"fmt"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// printAccepted prints the paper of the way in which a case was accepted.
func (p *presenter) printAccepted(c queue.Case, v catalog.Verdict) { p.print(paperOf(c), c, v) }

// PaperKind is one of the papers.
type PaperKind string

// Papers. The words are keyed "counter.paper.<kind>".
const (
	PaperTicket     PaperKind = "ticket"
	PaperAcceptance PaperKind = "acceptance"
	PaperGap        PaperKind = "gap"
	PaperPledge     PaperKind = "pledge" // a promise in place of proof: another paper than PaperGap
	PaperNotice     PaperKind = "notice"
	PaperRefusal    PaperKind = "refusal"
	PaperReceipt    PaperKind = "receipt"    // papers were taken in, nothing is decided (收件凭证)
	PaperExtension  PaperKind = "extension"  // 延长期限告知书
	PaperSpecial    PaperKind = "special"    // 特别程序告知书
	PaperWithdrawal PaperKind = "withdrawal" // 撤回 / 退件单
	PaperDelivery   PaperKind = "delivery"   // 送达回证
)

// print prints a paper of a decided case and says where it is. The decision stands whatever the printer does.
func (p *presenter) print(k PaperKind, c queue.Case, verdict catalog.Verdict) {
	if p.visit != nil {
		p.printFor(k, *p.visit, c, verdict)
	}
}

// printFor is print for a visit that may not be in hand any more.
func (p *presenter) printFor(k PaperKind, v queue.Visit, c queue.Case, verdict catalog.Verdict) {
	if p.paper == nil {
		return
	}
	v.Cases = append([]queue.Case(nil), v.Cases...)
	ask := map[PaperKind]func(context.Context, queue.Visit, queue.Case, catalog.Verdict) (string, error){
		PaperAcceptance: p.paper.Acceptance, PaperGap: p.paper.Gap, PaperPledge: p.paper.Gap, PaperNotice: p.paper.Notice, PaperRefusal: p.paper.Refusal,
	}[k]
	number := c.Number
	if k == PaperNotice {
		number = c.Notice
	}
	p.jobs.add(fmt.Sprint("print ", k, c.ID), false, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			if s := k.series(); s != "" {
				n, err := p.hall.FormNumber(ctx, a, c.ID, s, 1)
				if err != nil {
					return nil, err
				}
				number = n
			}
			path, err := ask(ctx, v, c, verdict)
			return func() { p.printed(k, number, path, err, func() { p.printFor(k, v, c, verdict) }) }, nil
		}
	})
}

// printed says where a paper is. One that did not come out is owed until it does, whoever is in hand by then: again
// prints it.
func (p *presenter) printed(k PaperKind, number, path string, err error, again func()) {
	p.settlePaper(k, number)
	if err != nil {
		p.unprinted = append(p.unprinted, unprinted{k, number, again})
	}
	paper := p.t("paper." + string(k))
	args := lang.Args{"paper": paper, "number": number, "path": path}
	switch {
	case err == nil && number != "":
		p.say(p.t("print.done_number", args), Good)
	case err == nil:
		p.say(p.t("print.done", args), Good)
	case path != "":
		p.log.Warn("counter: printer", "paper", k, "file", path, "err", err)
		p.warn(p.t("print.kept", args)+"\n"+p.words.Error(err), Soon)
	default:
		p.warn(p.t("print.failed", args)+"\n"+p.words.Error(err), Bad)
	}
}

// reprint prints what did not come out; else the paper of the case in hand again, or the ticket while it is not decided.
func (p *presenter) reprint() {
	if p.paper == nil {
		return
	}
	if p.printOwed() {
		return
	}
	if p.visit == nil {
		p.say(p.t("note.nothing_to_print"), Info)
		return
	}
	p.banner.Text = ""
	if c, d, ok := p.current(); ok && !c.Open() {
		if k := paperOf(c); k != "" {
			p.print(k, c, d.verdict)
		}
		return
	}
	p.reprintTicket(p.visit.Ticket.ID)
}

// reprintTicket prints a ticket again, marked as such.
func (p *presenter) reprintTicket(id int64) {
	p.jobs.add("reprint", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Reprint(ctx, a, id)
			if err != nil {
				return nil, err
			}
			path, err := p.paper.Ticket(ctx, v, true)
			return func() { p.printed(PaperTicket, v.Ticket.Label, path, err, func() { p.reprintTicket(id) }) }, nil
		}
	})
}

// printMore prints one of the other papers of a case. Its number is drawn from its series unless it has one; the
// verdict is that of what lies there.
func (p *presenter) printMore(m More) {
	if p.paper == nil {
		return
	}
	m.Clerk = p.clerk
	if m.At.IsZero() {
		m.At = p.hall.Now()
	}
	p.jobs.add(fmt.Sprint("print ", m.Kind, m.Case.ID, m.Number), false, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			if m.Number == "" {
				n, err := p.hall.FormNumber(ctx, a, m.Case.ID, m.Kind.series(), 1)
				if err != nil {
					return nil, err
				}
				m.Number = n
			}
			var err error
			if m.Case, m.Verdict, err = p.wholeCase(ctx, m.Case); err != nil {
				return nil, err
			}
			path, err := p.paper.More(ctx, m)
			return func() { p.printed(m.Kind, m.Number, path, err, func() { p.printMore(m) }) }, nil
		}
	})
}

// wholeCase reads a case as the hall keeps it, with what lies on the counter, and what the rules say to that.
func (p *presenter) wholeCase(ctx context.Context, c queue.Case) (queue.Case, catalog.Verdict, error) {
	v, err := p.hall.Visit(ctx, c.Ticket)
	if err != nil {
		return c, catalog.Verdict{}, err
	}
	for _, k := range v.Cases {
		if k.ID == c.ID {
			c = k
		}
	}
	it, err := p.hall.ItemOf(ctx, c)
	if err != nil {
		return c, catalog.Verdict{}, err
	}
	s := c.Desk
	if s.Item == "" {
		s = catalog.Submission{Item: it.ID, On: p.hall.Today()}
	}
	verdict, err := it.Check(s)
	return c, verdict, err
}

// printAgain prints the paper of a decided case again, whoever's visit it belongs to.
func (p *presenter) printAgain(c queue.Case) {
	k := paperOf(c)
	if k == "" || p.paper == nil {
		return
	}
	p.jobs.add(fmt.Sprint("again ", c.ID), true, func() work {
		return func(ctx context.Context) (func(), error) {
			whole, verdict, err := p.wholeCase(ctx, c)
			if err != nil {
				return nil, err
			}
			v, err := p.hall.Visit(ctx, c.Ticket)
			if err != nil {
				return nil, err
			}
			return func() { p.printFor(k, v, whole, verdict) }, nil
		}
	})
}

// paperOf is the paper that a decided case has left.
func paperOf(c queue.Case) PaperKind {
	switch c.State {
	case queue.Incomplete:
		return PaperNotice
	case queue.Refused:
		return PaperRefusal
	case queue.Checking, queue.Withdrawn:
		return ""
	default: // accepted, however far the work has come
		switch c.Outcome {
		case catalog.Accept:
			return PaperAcceptance
		case catalog.AcceptOnPledge:
			return PaperPledge
		default:
			return PaperGap
		}
	}
}
