package app

import (
	"context"

	"github.com/spf13/cobra"

	"onevisit/queue"
)

// ownFlags are the flags of single acts on a ticket.
func (p *program) ownFlags(c *cobra.Command, verb string, d *deskFlags) {
	w, f := p.words(), c.Flags()
	switch verb {
	case "hold":
		f.DurationVar(&d.limit, "for", 0, w.T("cli.flag.for"))
	case "refer":
		f.StringVar(&d.office, "office", "", w.T("cli.flag.office"))
	case "transfer":
		f.StringVar(&d.to.Line, "line", "", w.T("cli.flag.line"))
		f.StringVar(&d.to.Window, "to-window", "", w.T("cli.flag.to_window"))
		f.StringVar(&d.to.Clerk, "to-clerk", "", w.T("cli.flag.to_clerk"))
		f.BoolVar(&d.to.Back, "back", false, w.T("cli.flag.back"))
	}
}

// returnCommand puts somebody back in line who brings what a notice lists, today or on another day.
func (p *program) returnCommand() *cobra.Command {
	d := &deskFlags{}
	c := &cobra.Command{Use: "return TICKET", Short: p.words().T("cli.verb.return"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				k, err := st.Hall.Returning(c.Context(), a[0])
				if err != nil {
					return err
				}
				v, err := st.Hall.Return(c.Context(), d.act(), k.ID)
				if err != nil {
					return err
				}
				return p.print(issued{Visit: v, QR: queue.QRText(st.Hall.Setup(), v.Ticket)}, p.ticketLine(st, v.Ticket))
			})
		}}
	p.deskFlags(c, d)
	return c
}

// dayVerb is one act on the business day.
type dayVerb struct {
	name string
	do   func(context.Context, *queue.Hall, queue.Act) (expired int, err error)
}

var dayVerbs = []dayVerb{
	{"openday", func(ctx context.Context, h *queue.Hall, a queue.Act) (int, error) {
		_, err := h.OpenDay(ctx, a)
		return 0, err
	}},
	{"closeday", func(ctx context.Context, h *queue.Hall, a queue.Act) (int, error) { return h.CloseDay(ctx, a) }},
}

// dayDone is what an act on the business day leaves.
type dayDone struct {
	queue.BusinessDay
	Expired int `json:"expired"`
}

func (p *program) dayCommand(v dayVerb) *cobra.Command {
	d := &deskFlags{}
	c := &cobra.Command{Use: v.name, Short: p.words().T("cli.verb." + v.name), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				n, err := v.do(c.Context(), st.Hall, d.act())
				if err != nil {
					return err
				}
				b, err := st.Hall.BusinessDay(c.Context())
				if err != nil {
					return err
				}
				state := "state.day.open"
				if b.Closed {
					state = "state.day.closed"
				}
				return p.print(dayDone{b, n}, b.Day+"\t"+p.words().T(state))
			})
		}}
	c.Flags().StringVar(&d.clerk, "clerk", "", p.words().T("cli.flag.clerk"))
	c.Flags().StringVar(&d.key, "key", "", p.words().T("cli.flag.key"))
	return c
}
