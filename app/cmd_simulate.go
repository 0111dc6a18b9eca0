package app

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// Fault codes of simulated days.
const (
	CodeLived      fault.Code = "cli.lived"       // day, has
	CodeNoVisitors fault.Code = "cli.no_visitors" // n
)

// simulateCommand runs a hall day through the real verbs into the station's own database.
func (p *program) simulateCommand() *cobra.Command {
	w := p.words()
	var seed uint64
	var day, until string
	var visitors int
	c := &cobra.Command{Use: "simulate", Short: w.T("cli.simulate"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if visitors < 1 {
				return fault.New(CodeNoVisitors, fault.Args{"n": visitors})
			}
			ctx, stop := untilInterrupted(c)
			defer stop()
			s, _, err := loadHall(p.config)
			if err != nil {
				return err
			}
			if day == "" {
				day = s.Calendar.Day(time.Now())
			}
			at, err := parseMoment(s.Calendar.Location(), day, until)
			if err != nil {
				return err
			}
			clock := simulate.NewClock(at.start)
			st, err := Open(ctx, p.config, clock)
			if err != nil {
				return err
			}
			defer st.Close() //nolint:errcheck // the report was written; nothing is left unsaved
			if err := notLived(ctx, st.Hall, day); err != nil {
				return err
			}
			r, err := simulate.Run(ctx, st.Hall, clock, simulate.Options{Seed: seed, Day: day, Until: at.until,
				Visitors: visitors, Say: func(key string) string { return w.T(key) }})
			if err != nil {
				return err
			}
			return p.print(r, w.T("cli.simulated", lang.Args{"issued": r.Issued, "corrected": r.Corrected, "completed": r.Served,
				"notices": r.Notices, "accepted": r.Accepted}))
		}}
	c.Flags().Uint64Var(&seed, "seed", 1, w.T("cli.flag.seed"))
	c.Flags().StringVar(&day, "day", "", w.T("cli.flag.day"))
	c.Flags().StringVar(&until, "until", "18:00", w.T("cli.flag.until"))
	c.Flags().IntVar(&visitors, "visitors", 240, w.T("cli.flag.visitors"))
	return c
}

// notLived refuses a day on which, or after which, people have come already: a simulated day is never mixed with a real
// one, nor lived twice.
func notLived(ctx context.Context, h *queue.Hall, day string) error {
	since, err := h.Before(ctx, day)
	if err != nil {
		return err
	}
	rows, err := h.JournalOf(ctx, since, 1, queue.EvIssue)
	if err != nil || len(rows) == 0 {
		return err
	}
	return fault.New(CodeLived, fault.Args{"day": day, "has": rows[0].Day})
}

// span is the part of a day that is simulated.
type span struct{ start, until time.Time }

// parseMoment reads a day and a time of day in the hall's zone.
func parseMoment(zone *time.Location, day, until string) (span, error) {
	start, err := time.ParseInLocation("2006-01-02 15:04", day+" 06:00", zone)
	if err != nil {
		return span{}, badDate(day)
	}
	end, err := time.ParseInLocation("2006-01-02 15:04", day+" "+until, zone)
	if err != nil {
		return span{}, fault.New(CodeBadTime, fault.Args{"value": until})
	}
	return span{start, end}, nil
}
