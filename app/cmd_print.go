package app

import (
	"strings"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/paper"
	"onevisit/catalog/fault"
)

// printCommand is for who sets up a hall's printers.
func (p *program) printCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "print", Short: w.T("cli.print"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(
		&cobra.Command{Use: "test", Short: w.T("cli.print_test"), Args: cobra.NoArgs,
			RunE: func(c *cobra.Command, _ []string) error {
				return p.withStation(c.Context(), func(st *Station) error { return p.printTest(c, st) })
			}},
		&cobra.Command{Use: "state", Short: w.T("cli.print_state"), Args: cobra.NoArgs,
			RunE: func(c *cobra.Command, _ []string) error { return p.printState(c) }})
	return c
}

// printTest prints the test page on every printer of the machine; without any the answer is the fault that says so. The
// page is kept as a file whatever happens.
func (p *program) printTest(c *cobra.Command, st *Station) error {
	w := p.words()
	job, err := paper.TestPage(w, st.devices().Dots, st.Hall.Now())
	if err != nil {
		return err
	}
	var printed []string
	for _, to := range []struct {
		spec string
		keep paper.Keep
	}{{p.config.Printer, st.Tickets}, {p.config.Forms, st.Forms}} {
		if to.spec == "" {
			continue
		}
		if _, err := to.keep.Print(c.Context(), job); err != nil {
			return err
		}
		printed = append(printed, to.spec)
	}
	if len(printed) == 0 {
		return fault.New(paper.CodeNoPrinter, nil)
	}
	return p.print(map[string]any{"printed": printed}, w.T("cli.print_test_done", lang.Args{"printer": strings.Join(printed, ", ")}))
}

// printState asks every printer of the machine how it is; the answer is no if one cannot print.
func (p *program) printState(c *cobra.Command) error {
	w := p.words()
	states, lines := map[string]any{}, []string{}
	var first error
	for _, spec := range []string{p.config.Printer, p.config.Forms} {
		if spec == "" {
			continue
		}
		printer, err := paper.Open(spec)
		if err != nil {
			return err
		}
		asked, ok := printer.(paper.Stater)
		if !ok {
			continue
		}
		s, err := asked.State(c.Context())
		if err == nil {
			err = s.Fault(spec)
		}
		states[spec] = s
		switch {
		case err != nil:
			states[spec] = map[string]any{"state": s, "fault": w.Error(err)}
			lines = append(lines, w.Error(err))
			first = errNo
		case !s.Told:
			lines = append(lines, w.T("cli.print_untold", lang.Args{"printer": spec}))
		case s.PaperLow:
			lines = append(lines, w.T("cli.print_low", lang.Args{"printer": spec}))
		default:
			lines = append(lines, w.T("cli.print_ready", lang.Args{"printer": spec}))
		}
	}
	if len(lines) == 0 {
		return fault.New(paper.CodeNoPrinter, nil)
	}
	if err := p.print(states, lines...); err != nil {
		return err
	}
	return first
}
