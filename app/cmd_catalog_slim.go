package app

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/say"
	"onevisit/catalog/slim"
)

// slimCommand says which papers the hall could do without.
func (p *program) slimCommand() *cobra.Command {
	w := p.words()
	var n int
	var from string
	c := &cobra.Command{Use: "slim", Short: w.T("slim.command"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.slim(c.Context(), n, from) }}
	c.Flags().IntVarP(&n, "number", "n", 20, w.T("slim.flag.number"))
	c.Flags().StringVar(&from, "from", "", w.T("slim.flag.from"))
	return c
}

func (p *program) slim(ctx context.Context, n int, from string) error {
	if _, err := time.Parse(time.DateOnly, from); from != "" && err != nil {
		return badDate(from)
	}
	return p.withStation(ctx, func(st *Station) error {
		tally, err := say.TallyOf(ctx, st.Hall, from)
		if err != nil {
			return err
		}
		r := slim.New(st.Hall.Catalog(), tally, n)
		return p.print(r, say.Slim(p.words(), r)...)
	})
}
