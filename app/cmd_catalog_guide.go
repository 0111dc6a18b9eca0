package app

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/paper"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// guideCommand says or prints the guide of an item.
func (p *program) guideCommand() *cobra.Command {
	w := p.words()
	var pdf string
	var force bool
	c := &cobra.Command{Use: "guide ITEM", Short: w.T("guide.command"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error { return p.guide(c.Context(), a[0], pdf, force) }}
	c.Flags().StringVar(&pdf, "pdf", "", w.T("guide.flag.pdf"))
	c.Flags().BoolVar(&force, "force", false, w.T("exchange.flag.force"))
	return c
}

func (p *program) guide(ctx context.Context, id, pdf string, force bool) error {
	s, _, err := loadHall(p.config)
	if err != nil {
		return err
	}
	cat, err := p.catalogInEffect(ctx)
	if err != nil {
		return err
	}
	it, err := cat.Item(id)
	if err != nil {
		return err
	}
	g := catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version())
	if pdf == "" {
		return p.print(g, guideLines(say.PageOf(p.words(), g))...)
	}
	if _, err := os.Lstat(pdf); err == nil && !force {
		return fault.New(CodeThere, fault.Args{"path": pdf})
	}
	caution := catalog.Text{}
	if s.Sample {
		caution = s.Caution
	}
	data, err := paper.GuideSheet(p.words(), g, "", caution, time.Now())
	if err != nil {
		return err
	}
	if err := replaceFiles(map[string][]byte{filepath.Clean(pdf): data}); err != nil {
		return err
	}
	return p.print(g, p.words().T("guide.saved", lang.Args{"path": pdf}))
}

// guideLines is a guide for a terminal.
func guideLines(g say.GuidePage) []string {
	out := []string{g.Title, g.Lead}
	for _, s := range g.Sections {
		out = append(out, "", s.Title)
		for _, r := range s.Rows {
			line := "  "
			if r.Name != "" {
				line += r.Name + ": "
			}
			line += r.Value
			if r.Detail != "" {
				line += " · " + r.Detail
			}
			out = append(out, line)
		}
	}
	return out
}
