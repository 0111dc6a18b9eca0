package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue/store"
)

// hallStore opens the database of the hall that is there; it makes none.
func (p *program) hallStore(ctx context.Context) (*store.Store, error) {
	s, _, err := loadHall(p.config)
	if err != nil {
		return nil, err
	}
	target := p.config.database()
	if err := hallThere(target); err != nil {
		return nil, err
	}
	return store.Open(ctx, target, store.Options{Hall: s.ID})
}

// hallThere refuses a database file that is not there, or has nothing in it: no hall was ever kept in nothing.
func hallThere(target string) error {
	if store.IsServer(target) {
		return nil
	}
	switch info, err := os.Stat(target); {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(store.CodeMissing, fault.Args{"path": target})
	case err == nil && info.Mode().IsRegular() && info.Size() == 0:
		return fault.New(store.CodeDamaged, fault.Args{"path": target})
	}
	return nil
}

// withHall is withStation for a command that only reads: it says that a hall named with --hall is not there, and does not
// make an empty one and report on that.
func (p *program) withHall(ctx context.Context, f func(*Station) error) error {
	if p.config.Hall != "" {
		if err := hallThere(p.config.Hall); err != nil {
			return err
		}
	}
	return p.withStation(ctx, f)
}

// verifyCommand asks whether the hall's database is sound and agrees with its journal.
func (p *program) verifyCommand() *cobra.Command {
	w := p.words()
	return &cobra.Command{Use: "verify", Short: w.T("cli.verify"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			report := store.Report{}
			s, err := p.hallStore(c.Context())
			if err == nil {
				report, err = s.Verify(c.Context())
				err = errors.Join(err, s.Close())
			}
			if fault.Has(err, store.CodeDamaged) { // that is the answer
				report.Problems, err = []store.Problem{{Kind: store.ProblemEngine, What: p.say(err)}}, nil
			}
			if err != nil {
				return err
			}
			return p.verified(report)
		}}
}

func (p *program) verified(r store.Report) error {
	w := p.words()
	lines := []string{w.T("cli.verified", lang.Args{"tickets": r.Tickets, "cases": r.Cases, "rows": r.Journal})}
	if len(r.Problems) > 0 {
		lines = []string{w.T("cli.verify_found", lang.Args{"n": len(r.Problems)})}
	}
	for _, f := range r.Problems {
		lines = append(lines, w.T("store.problem."+string(f.Kind), lang.Args{"what": f.What, "have": f.Have, "want": f.Want}))
	}
	if err := p.print(r, lines...); err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		return errNo
	}
	return nil
}

// backupCommand writes a copy of the hall while it goes on.
func (p *program) backupCommand() *cobra.Command {
	w := p.words()
	return &cobra.Command{Use: "backup FILE", Short: w.T("cli.backup"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			if a[0] == "" {
				return fault.New(CodeNoWrite, fault.Args{"path": "“”"})
			}
			ctx, stop := untilInterrupted(c)
			defer stop()
			s, err := p.hallStore(ctx)
			if err != nil {
				return err
			}
			if err := errors.Join(s.Backup(ctx, a[0]), s.Close()); err != nil {
				return p.answer(err)
			}
			info, err := os.Stat(a[0])
			if err != nil {
				return fault.Wrap(err, store.CodeIO, fault.Args{"path": a[0]})
			}
			return p.print(map[string]any{"file": a[0], "bytes": info.Size()},
				w.T("cli.backed_up", lang.Args{"path": a[0], "size": fmt.Sprintf("%.1f", float64(info.Size())/(1<<20))}),
				w.T("cli.backup_key"))
		}}
}

// restoreCommand makes a copy the hall's database again.
func (p *program) restoreCommand() *cobra.Command {
	w := p.words()
	force := false
	c := &cobra.Command{Use: "restore FILE", Short: w.T("cli.restore"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			s, _, err := loadHall(p.config)
			if err != nil {
				return err
			}
			if info, err := os.Stat(a[0]); err == nil && (!info.Mode().IsRegular() || info.Size() == 0) {
				return p.answer(fault.New(store.CodeBadBackup, fault.Args{"path": a[0]}))
			}
			ctx, stop := untilInterrupted(c)
			defer stop()
			to := p.config.database()
			kept, err := store.Restore(ctx, a[0], to, s.ID, force)
			if err != nil {
				return p.answer(err)
			}
			lines := []string{w.T("cli.restored", lang.Args{"path": to})}
			if kept != "" {
				lines = append(lines, w.T("cli.restore_kept", lang.Args{"path": kept}))
			}
			return p.print(map[string]any{"file": to, "kept": kept}, lines...)
		}}
	c.Flags().BoolVar(&force, "force", false, w.T("cli.flag.force"))
	return c
}

// answer tells refusals of a copy, which are answers, from bad input.
func (p *program) answer(err error) error {
	switch fault.CodeOf(err) {
	case store.CodeNewerHall, store.CodeOtherHall, store.CodeInUse, store.CodeExists, store.CodeBadBackup:
		fmt.Fprintln(p.errOut, p.say(err))
		return errNo
	}
	return err
}
