package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

func (p *presenter) printAccepted(c queue.Case, v catalog.Verdict) {
	if v.Outcome == catalog.Accept {
		p.print(PaperAcceptance, c, v)
		return
	}
	p.print(PaperGap, c, v)
}

// PaperKind is one of the papers.
type PaperKind string

// Papers. The words are keyed "counter.paper.<kind>".
const (
	PaperTicket     PaperKind = "ticket"
	PaperAcceptance PaperKind = "acceptance"
	PaperGap        PaperKind = "gap"
	PaperNotice     PaperKind = "notice"
	PaperRefusal    PaperKind = "refusal"
)

// print prints a paper of a decided case and says where it is. The decision stands whatever the printer does.
func (p *presenter) print(k PaperKind, c queue.Case, verdict catalog.Verdict) {
	if p.paper == nil || p.visit == nil {
		return
	}
	v := *p.visit
	v.Cases = append([]queue.Case(nil), v.Cases...)
	ask := map[PaperKind]func(context.Context, queue.Visit, queue.Case, catalog.Verdict) (string, error){
		PaperAcceptance: p.paper.Acceptance, PaperGap: p.paper.Gap, PaperNotice: p.paper.Notice, PaperRefusal: p.paper.Refusal,
	}[k]
	number := c.Number
	if k == PaperNotice {
		number = c.Notice
	}
	p.jobs.add("print "+string(k)+" "+number, false, func() work {
		return func(ctx context.Context) (func(), error) {
			path, err := ask(ctx, v, c, verdict)
			return func() { p.printed(k, number, path, err) }, nil
		}
	})
}

func (p *presenter) printed(k PaperKind, number, path string, err error) {
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

// reprint prints the paper of the case in hand again, or the ticket while it is not decided.
func (p *presenter) reprint() {
	if p.visit == nil || p.paper == nil {
		return
	}
	p.banner.Text = ""
	if c, d, ok := p.current(); ok && !c.Open() {
		if k := paperOf(c); k != "" {
			p.print(k, c, d.verdict)
		}
		return
	}
	id := p.visit.Ticket.ID
	p.jobs.add("reprint", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Reprint(ctx, a, id)
			if err != nil {
				return nil, err
			}
			path, err := p.paper.Ticket(ctx, v, true)
			return func() { p.printed(PaperTicket, v.Ticket.Label, path, err) }, nil
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
		if c.Outcome == catalog.Accept {
			return PaperAcceptance
		}
		return PaperGap
	}
}
