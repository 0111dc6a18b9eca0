package app

import (
	"context"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// CodeWhichCase is an act on a visit of several cases that names none of them.
const CodeWhichCase fault.Code = "app.which_case" // label, n

// caseVerb is one act on a case.
type caseVerb struct {
	name string
	do   func(context.Context, *queue.Hall, queue.Act, int64, string) (queue.Case, error)
}

var caseVerbs = []caseVerb{
	{"accept", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, _ string) (queue.Case, error) {
		return h.Accept(ctx, a, id)
	}},
	{"notice", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, _ string) (queue.Case, error) {
		return h.Notify(ctx, a, id)
	}},
	{"refuse", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, why string) (queue.Case, error) {
		return h.Refuse(ctx, a, id, why)
	}},
	{"done", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, _ string) (queue.Case, error) {
		return h.FinishCase(ctx, a, id)
	}},
	{"deliver", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, _ string) (queue.Case, error) {
		return h.Deliver(ctx, a, id)
	}},
	{"withdraw", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, why string) (queue.Case, error) {
		return h.Withdraw(ctx, a, id, why)
	}},
	{"pledge-kept", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, _ string) (queue.Case, error) {
		return h.KeepPledge(ctx, a, id)
	}},
	{"pledge-broken", func(ctx context.Context, h *queue.Hall, a queue.Act, id int64, why string) (queue.Case, error) {
		return h.BreakPledge(ctx, a, id, queue.PledgeBroken{Why: why, Amend: h.Setup().Rules.CorrectionDays})
	}},
}

func (p *program) caseCommand(v caseVerb) *cobra.Command {
	w := p.words()
	d := &deskFlags{}
	var item string
	c := &cobra.Command{Use: v.name + " TICKET", Short: w.T("cli.verb." + v.name), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				visit, err := st.Hall.Scan(c.Context(), a[0])
				if err != nil {
					return err
				}
				cs, err := caseOf(visit, item)
				if err != nil {
					return err
				}
				cs, err = v.do(c.Context(), st.Hall, d.act(), cs.ID, d.why)
				if err != nil {
					return err
				}
				return p.print(cs, p.caseLine(st, cs))
			})
		}}
	p.deskFlags(c, d)
	c.Flags().StringVar(&item, "item", "", w.T("cli.flag.item"))
	return c
}

// caseCheckCommand stores what lies on the counter, read from standard input, and says the verdict.
func (p *program) caseCheckCommand() *cobra.Command {
	w := p.words()
	d := &deskFlags{}
	c := &cobra.Command{Use: "check TICKET", Short: w.T("cli.case_check"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				sub, err := readSubmission(p.in)
				if err != nil {
					return err
				}
				visit, err := st.Hall.Scan(c.Context(), a[0])
				if err != nil {
					return err
				}
				cs, err := caseOf(visit, sub.Item)
				if err != nil {
					return err
				}
				cs, v, err := st.Hall.Check(c.Context(), d.act(), cs.ID, sub)
				if err != nil {
					return err
				}
				it, err := st.Hall.Catalog().Item(cs.Item)
				if err != nil {
					return err
				}
				if err := p.print(struct {
					Case    queue.Case      `json:"case"`
					Verdict catalog.Verdict `json:"verdict"`
				}{cs, v}, say.Verdict(w, it, v)...); err != nil {
					return err
				}
				if !v.Accepts() {
					return errNo
				}
				return nil
			})
		}}
	p.deskFlags(c, d)
	return c
}

// caseLine is one line about a case: label, item, state, number, due.
func (p *program) caseLine(st *Station, c queue.Case) string {
	w := p.words()
	name := c.Item
	if it, err := st.Hall.Catalog().Item(c.Item); err == nil {
		name = w.Text(it.Name)
	}
	s := c.Label + "\t" + name + "\t" + w.T("state.case."+string(c.State))
	if c.Number != "" {
		s += "\t" + c.Number
	}
	if c.Notice != "" {
		s += "\t" + w.T("cli.notice_number", lang.Args{"number": c.Notice})
	}
	if !c.Clock.Due.IsZero() {
		s += "\t" + w.T("cli.due", lang.Args{"time": c.Clock.Due.In(st.Hall.Now().Location()).Format("2006-01-02 15:04")})
	}
	return s
}
