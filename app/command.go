// Package app is the desktop program: commands, configuration and wiring. The seats are in the folders below.
package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Version is the program's version; the packaging sets it.
var Version = "0.1.0"

// Exit codes of every command.
const (
	exitDone = 0 // done
	exitNo   = 1 // understood, and the answer is no
	exitBad  = 2 // bad input, said in one clear line
)

// errNo ends a command whose answer is no; what there is to say was said already.
var errNo = errors.New("no")

// program is what the commands share.
type program struct {
	config Config
	json   bool
	in     io.Reader
	out    io.Writer
	errOut io.Writer
	gui    func() fyne.App // opens the windowing system; only main can
}

// Main runs the program and returns its exit code. gui makes the Fyne application, and is called only by commands that
// open windows.
func Main(args []string, in io.Reader, out, errOut io.Writer, gui func() fyne.App) int {
	p := &program{in: in, out: out, errOut: errOut}
	p.gui = func() fyne.App {
		look.Rest()
		return gui()
	}
	p.config.Language = askedLanguage(args)
	root := p.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(context.Background())
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNo):
		return exitNo
	}
	fmt.Fprintln(errOut, p.say(err))
	if isNo(err) {
		return exitNo
	}
	return exitBad
}

// askedLanguage finds --lang before the command line is understood: help and errors about the line speak it too.
func askedLanguage(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// isNo tells the answers of a working hall ("nobody waits") from bad input.
func isNo(err error) bool {
	switch fault.CodeOf(err) {
	case queue.CodeIllegal, queue.CodeIllegalCase, queue.CodeNoOneWaiting, queue.CodeWindowBusy, queue.CodeWindowNotOpen,
		queue.CodeOtherWindow, queue.CodeRecallTooSoon, queue.CodeRecallLimit, queue.CodeUndecided, queue.CodeNotServing,
		queue.CodeNotAcceptable, queue.CodeGapNotPromised, queue.CodeNothingToFix, queue.CodeSameItem,
		queue.CodeDayClosed, queue.CodeLineClosed, queue.CodeLineFull, queue.CodeLiveTicket, queue.CodeClerkBusy,
		queue.CodeUnknownClerk, queue.CodeNothingToUndo, queue.CodeTooLateToUndo, queue.CodeNoNotice, queue.CodeNoSkill:
		return true
	}
	return false
}

// say puts an error into the user's words.
func (p *program) say(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return p.words().Error(err)
	}
	return p.words().Error(p.named(err))
}

func (p *program) words() *lang.Words { return p.config.words() }

func (p *program) root() *cobra.Command {
	w := p.words()
	root := &cobra.Command{
		Use:           "onevisit",
		Short:         w.T("cli.root"),
		Version:       Version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return p.openSeat(c.Context(), "") },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if err := knownLanguage(c, p.config.Language); err != nil {
				return err
			}
			return p.config.readStation()
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetUsageTemplate(usage(w))
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.PersistentFlags().BoolP("help", "h", false, w.T("cli.flag.help"))
	root.Flags().BoolP("version", "v", false, w.T("cli.flag.version"))
	f := root.PersistentFlags()
	f.StringVar(&p.config.Data, "data", os.Getenv("ONEVISIT_DATA"), w.T("cli.flag.data"))
	f.StringVar(&p.config.Catalog, "catalog", "", w.T("cli.flag.catalog"))
	f.StringVar(&p.config.Hall, "hall", "", w.T("cli.flag.hall"))
	f.StringVar(&p.config.Language, "lang", p.config.Language, w.T("cli.flag.lang"))
	f.StringVar(&p.config.Printer, "printer", "", w.T("cli.flag.printer"))
	f.StringVar(&p.config.Forms, "forms", "", w.T("cli.flag.forms"))
	f.BoolVar(&p.json, "json", false, w.T("cli.flag.json"))
	p.addSeats(root)
	root.AddCommand(p.checkCommand(), p.catalogCommand(), p.queueCommand(), p.simulateCommand(), p.demoCommand(),
		p.serveCommand(), p.reportCommand(), p.forecastCommand(), p.initCommand(), p.staffCommand(),
		p.verifyCommand(), p.backupCommand(), p.restoreCommand(),
		p.doorCommand(), p.voiceCommand(), p.galleryCommand(), p.printCommand())
	understand(root)
	return root
}

// usage is the usage page in the user's language.
func usage(w *lang.Words) string {
	return w.T("cli.usage.line") + `
  {{.UseLine}}{{if .HasAvailableSubCommands}}

` + w.T("cli.usage.commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + w.T("cli.usage.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + w.T("cli.usage.global") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}

// print writes a result: as JSON for scripts, else as the given lines.
func (p *program) print(v any, lines ...string) error {
	if p.json {
		e := json.NewEncoder(p.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(v)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(p.out, l); err != nil {
			return err
		}
	}
	return nil
}

// withStation opens the station, runs f and closes it, whatever happens.
func (p *program) withStation(ctx context.Context, f func(*Station) error) (err error) {
	st, err := Open(ctx, p.config, WallClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	return f(st)
}
