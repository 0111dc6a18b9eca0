package app

import (
	"os"

	"github.com/spf13/cobra"

	"onevisit/app/gallery"
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog/fault"
)

// galleryCommand shows the shared widgets in a window, or saves pictures of them, which needs no display.
func (p *program) galleryCommand() *cobra.Command {
	w := p.words()
	var out string
	var rows int
	c := &cobra.Command{Use: "gallery", Short: w.T("cli.gallery"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out != "" {
				return p.saveGallery(out)
			}
			if !hasDisplay() {
				return fault.New(CodeNoDisplay, nil)
			}
			a := p.gui()
			win := a.NewWindow(w.T("cli.gallery"))
			g := gallery.New(p.words())
			g.Bind(win, look.Live{})
			if rows > 0 {
				g.ShowRows(rows)
			}
			win.ShowAndRun()
			return nil
		}}
	c.Flags().StringVar(&out, "out", "", w.T("cli.flag.out"))
	c.Flags().IntVar(&rows, "rows", 0, w.T("cli.flag.rows"))
	return c
}

func (p *program) saveGallery(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // pictures of widgets
		return fault.Wrap(err, CodeNoWrite, fault.Args{"path": dir})
	}
	p.gui()
	paths, err := gallery.Save(dir)
	if err != nil {
		return fault.Wrap(err, CodeNoWrite, fault.Args{"path": dir})
	}
	return p.print(paths, p.words().T("cli.gallery_done", lang.Args{"n": len(paths), "path": dir}))
}
