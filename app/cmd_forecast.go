package app

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue/forecast"
)

// CodeNoLog is a log file that cannot be opened: path.
const CodeNoLog fault.Code = "cli.no_log"

// forecastCommand holds what is done with the estimate of waiting times outside a hall.
func (p *program) forecastCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "forecast", Short: w.T("cli.forecast")}
	var prior time.Duration
	replay := &cobra.Command{Use: "replay FILE.csv", Short: w.T("cli.forecast.replay"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, a []string) error {
			if info, err := os.Stat(a[0]); err == nil && info.IsDir() {
				return fault.New(CodeNoLog, fault.Args{"path": a[0]})
			}
			f, err := os.Open(a[0])
			if err != nil {
				return fault.Wrap(err, CodeNoLog, fault.Args{"path": a[0]})
			}
			defer f.Close() //nolint:errcheck // read only
			log, err := forecast.ReadLog(f)
			if err != nil {
				return err
			}
			s := forecast.Replay(log, prior)
			if s.People == 0 { // nobody waited: there is nothing to be right or wrong about
				if err := p.print(s, w.T("cli.forecast.people", lang.Args{"n": 0, "unknown": s.Unknown})); err != nil {
					return err
				}
				return errNo
			}
			minutes := func(d time.Duration) string { return fmt.Sprintf("%.2f", d.Minutes()) }
			return p.print(s, w.T("cli.forecast.people", lang.Args{"n": s.People, "unknown": s.Unknown}),
				w.T("cli.forecast.ours", lang.Args{"mae": minutes(s.MAE), "rmse": minutes(s.RMSE),
					"coverage": fmt.Sprintf("%.1f", 100*s.Coverage)}),
				w.T("cli.forecast.naive", lang.Args{"mae": minutes(s.NaiveMAE), "rmse": minutes(s.NaiveRMSE)}))
		}}
	replay.Flags().DurationVar(&prior, "service", 10*time.Minute, w.T("cli.flag.service"))
	c.AddCommand(replay)
	return c
}
