package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// deskFlags are what the acts of a counter share.
type deskFlags struct {
	window, clerk, key, why string
	// Of single acts.
	to     queue.Transfer
	office string
	limit  time.Duration
}

func (d *deskFlags) act() queue.Act { return queue.Act{Key: d.key, Window: d.window, Clerk: d.clerk} }

// queueCommand holds the acts of the queue without a window, for scripts, integration and tests.
func (p *program) queueCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "queue", Short: w.T("cli.queue")}
	c.AddCommand(p.issueCommand(), p.returnCommand(), p.listCommand(), p.whyCommand(), p.caseCheckCommand())
	for _, v := range ticketVerbs {
		c.AddCommand(p.ticketCommand(v))
	}
	for _, v := range caseVerbs {
		c.AddCommand(p.caseCommand(v))
	}
	for _, v := range windowVerbs {
		c.AddCommand(p.windowCommand(v))
	}
	for _, v := range dayVerbs {
		c.AddCommand(p.dayCommand(v))
	}
	return c
}

func (p *program) issueCommand() *cobra.Command {
	w := p.words()
	r := queue.IssueRequest{At: "cli"}
	var class, hour, manager, why string
	c := &cobra.Command{Use: "issue", Short: w.T("cli.issue"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				r.Priority = queue.Priority(class)
				if hour != "" {
					at, err := parseMoment(st.Hall.Now().Location(), st.Hall.Today(), hour)
					if err != nil {
						return err
					}
					r.Appointment = at.until
				}
				if manager != "" {
					r.Override = &queue.Override{By: manager, Why: why}
				}
				v, err := st.Hall.Issue(c.Context(), r)
				if err != nil {
					return err
				}
				return p.print(issued{Visit: v, QR: queue.QRText(st.Hall.Setup(), v.Ticket)},
					v.Ticket.Label+"\t"+queue.QRText(st.Hall.Setup(), v.Ticket))
			})
		}}
	c.Flags().StringSliceVar(&r.Items, "item", nil, w.T("cli.flag.item"))
	c.Flags().StringVar(&class, "priority", "", w.T("cli.flag.priority"))
	c.Flags().StringVar(&r.Key, "key", "", w.T("cli.flag.key"))
	c.Flags().StringVar(&hour, "appointment", "", w.T("cli.flag.appointment"))
	c.Flags().IntVar(&r.Companions, "companions", 0, w.T("cli.flag.companions"))
	c.Flags().StringVar(&r.Skill, "skill", "", w.T("cli.flag.skill"))
	c.Flags().StringVar(&r.Person, "person", "", w.T("cli.flag.person"))
	c.Flags().StringVar(&manager, "override", "", w.T("cli.flag.override"))
	c.Flags().StringVar(&why, "why", "", w.T("cli.flag.why"))
	return c
}

// issued is a visit with the text of its QR, as scripts need it.
type issued struct {
	queue.Visit
	QR string `json:"qr"`
}

// ticketVerb is one act on a ticket. Without a ticket on the command line `call` calls the next.
type ticketVerb struct {
	name  string
	none  bool // may do without a ticket
	takes bool // brings the ticket to the acting window
	do    func(context.Context, *queue.Hall, queue.Act, int64, *deskFlags) (queue.Visit, error)
}

var ticketVerbs = []ticketVerb{
	{"call", true, true, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		if t != 0 {
			return h.CallTicket(ctx, a, t)
		}
		return h.CallNext(ctx, a)
	}},
	{"recall", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Recall(ctx, a, t)
	}},
	{"start", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Start(ctx, a, t)
	}},
	{"hold", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, d *deskFlags) (queue.Visit, error) {
		return h.HoldFor(ctx, a, t, d.why, d.limit)
	}},
	{"resume", false, true, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Resume(ctx, a, t)
	}},
	{"noshow", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.MarkNoShow(ctx, a, t)
	}},
	{"restore", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Restore(ctx, a, t)
	}},
	{"finish", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Finish(ctx, a, t)
	}},
	{"cancel", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, d *deskFlags) (queue.Visit, error) {
		return h.Cancel(ctx, a, t, d.why)
	}},
	{"transfer", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, d *deskFlags) (queue.Visit, error) {
		d.to.Why = d.why
		return h.Move(ctx, a, t, d.to)
	}},
	{"undo", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Undo(ctx, a, t)
	}},
	{"refer", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, d *deskFlags) (queue.Visit, error) {
		return h.Refer(ctx, a, t, catalog.Text{ZH: d.office}, d.why)
	}},
	{"reprint", false, false, func(ctx context.Context, h *queue.Hall, a queue.Act, t int64, _ *deskFlags) (queue.Visit, error) {
		return h.Reprint(ctx, a, t)
	}},
}

func (p *program) ticketCommand(v ticketVerb) *cobra.Command {
	w := p.words()
	d := &deskFlags{}
	use, args := v.name+" TICKET", cobra.ExactArgs(1)
	if v.none {
		use, args = v.name+" [TICKET]", cobra.MaximumNArgs(1)
	}
	c := &cobra.Command{Use: use, Short: w.T("cli.verb." + v.name), Args: args,
		RunE: func(c *cobra.Command, a []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				var id int64
				if len(a) > 0 {
					t, err := st.Hall.Scan(c.Context(), a[0])
					if err != nil {
						return err
					}
					id = t.Ticket.ID
				}
				if v.takes {
					if err := d.needsWindow(st); err != nil {
						return err
					}
				}
				visit, err := v.do(c.Context(), st.Hall, d.act(), id, d)
				if err != nil {
					return err
				}
				return p.print(visit, p.ticketLine(st, visit.Ticket))
			})
		}}
	p.deskFlags(c, d)
	p.ownFlags(c, v.name, d)
	return c
}

// needsWindow refuses an act of a window that does not say which.
func (d *deskFlags) needsWindow(st *Station) error {
	if d.window != "" {
		return nil
	}
	var ids []string
	for _, w := range st.Hall.Setup().Windows {
		ids = append(ids, w.ID)
	}
	return fault.New(CodeNeedsWindow, fault.Args{"windows": strings.Join(ids, " ")})
}

func (p *program) deskFlags(c *cobra.Command, d *deskFlags) {
	w := p.words()
	c.Flags().StringVar(&d.window, "window", "", w.T("cli.flag.window"))
	c.Flags().StringVar(&d.clerk, "clerk", "", w.T("cli.flag.clerk"))
	c.Flags().StringVar(&d.key, "key", "", w.T("cli.flag.key"))
	c.Flags().StringVar(&d.why, "why", "", w.T("cli.flag.why"))
}

// windowVerb is one act on a window.
type windowVerb struct {
	name string
	do   func(context.Context, *queue.Hall, queue.Act, string) (queue.Window, error)
}

var windowVerbs = []windowVerb{
	{"open", func(ctx context.Context, h *queue.Hall, a queue.Act, _ string) (queue.Window, error) {
		return h.OpenWindow(ctx, a)
	}},
	{"pause", func(ctx context.Context, h *queue.Hall, a queue.Act, why string) (queue.Window, error) {
		return h.PauseWindow(ctx, a, why)
	}},
	{"close", func(ctx context.Context, h *queue.Hall, a queue.Act, _ string) (queue.Window, error) {
		return h.CloseWindow(ctx, a)
	}},
	{"login", func(ctx context.Context, h *queue.Hall, a queue.Act, _ string) (queue.Window, error) {
		return h.Login(ctx, a)
	}},
}

func (p *program) windowCommand(v windowVerb) *cobra.Command {
	d := &deskFlags{}
	c := &cobra.Command{Use: v.name, Short: p.words().T("cli.verb." + v.name), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withStation(c.Context(), func(st *Station) error {
				if err := d.needsWindow(st); err != nil {
					return err
				}
				win, err := v.do(c.Context(), st.Hall, d.act(), d.why)
				if err != nil {
					return err
				}
				w := p.words()
				return p.print(win, w.T("common.window", lang.Args{"id": win.ID})+"\t"+w.T("state.window."+string(win.State)))
			})
		}}
	p.deskFlags(c, d)
	return c
}

func (p *program) listCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: p.words().T("cli.list"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withHall(c.Context(), func(st *Station) error {
				ctx, cancel := context.WithCancel(c.Context())
				defer cancel()
				live, err := st.Hall.Live(ctx)
				if err != nil {
					return err
				}
				waiting := live.Waiting()
				lines := make([]string, 0, len(waiting))
				for _, t := range waiting {
					lines = append(lines, p.ticketLine(st, t))
				}
				return p.print(struct {
					Waiting []queue.Ticket `json:"waiting"`
					Windows []queue.Window `json:"windows"`
				}{waiting, live.Windows()}, lines...)
			})
		}}
}

func (p *program) whyCommand() *cobra.Command {
	return &cobra.Command{Use: "why TICKET", Short: p.words().T("cli.why"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			return p.withHall(c.Context(), func(st *Station) error {
				v, err := st.Hall.Scan(c.Context(), a[0])
				if err != nil {
					return err
				}
				r, err := st.Hall.Why(c.Context(), v.Ticket.ID)
				if err != nil {
					return err
				}
				if v.Ticket.State != queue.Waiting { // it stands in no line: its state is the answer
					return p.print(r, p.ticketLine(st, v.Ticket))
				}
				return p.print(r, say.Why(p.words(), r))
			})
		}}
}

// ticketLine is one line of a list: label, state, line, arrival, window.
func (p *program) ticketLine(st *Station, t queue.Ticket) string {
	w := p.words()
	line, _ := st.Hall.Setup().Line(t.Line)
	s := fmt.Sprintf("%s\t%s\t%s\t%s", t.Label, w.T("state.ticket."+string(t.State)), w.Text(line.Name),
		t.Arrived.In(st.Hall.Now().Location()).Format(time.TimeOnly))
	if t.Window != "" {
		s += "\t" + w.T("common.window", lang.Args{"id": t.Window})
	}
	return s
}

// caseOf picks the case an act is about: the named item's, or the only one that is there.
func caseOf(v queue.Visit, item string) (queue.Case, error) {
	var found []queue.Case
	for _, c := range v.Cases {
		if item == "" || c.Item == item {
			found = append(found, c)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) == 0:
		return queue.Case{}, fault.New(catalog.CodeUnknownItem, fault.Args{"item": item})
	}
	return queue.Case{}, fault.New(CodeWhichCase, fault.Args{"label": v.Ticket.Label, "n": strconv.Itoa(len(found))})
}
