package app

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// catalogInEffect is the catalog that holds now: a version of the hall's database, if there is one, else the hall's files.
func (p *program) catalogInEffect(ctx context.Context) (*catalog.Catalog, error) {
	target := p.config.database()
	if _, err := os.Stat(target); err != nil && !strings.HasPrefix(target, "postgres") {
		cat, _, err := loadCatalog(p.config)
		return cat, err
	}
	var cat *catalog.Catalog
	err := p.withStation(ctx, func(st *Station) error {
		cat = st.Hall.Catalog()
		return nil
	})
	return cat, err
}

// versionFlags are what a new version of the catalog is asked for.
type versionFlags struct {
	author, note, from, office, wins string
	replace, dry                     bool
}

// versionCommands are about the versions of the catalog that the hall's database keeps.
func (p *program) versionCommands() []*cobra.Command {
	w := p.words()
	var v versionFlags
	list := &cobra.Command{Use: "versions", Short: w.T("version.cli.versions"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.listVersions(c.Context()) }}
	diff := &cobra.Command{Use: "diff A B", Short: w.T("version.cli.diff"), Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, a []string) error { return p.diffVersions(c.Context(), a[0], a[1]) }}
	publish := &cobra.Command{Use: "publish [FILE...]", Short: w.T("version.cli.publish"),
		RunE: func(c *cobra.Command, a []string) error { return p.publish(c.Context(), a, v) }}
	schedule := &cobra.Command{Use: "schedule --from YYYY-MM-DD [FILE...]", Short: w.T("version.cli.schedule"),
		RunE: func(c *cobra.Command, a []string) error {
			if v.from == "" {
				return badDate("")
			}
			return p.publish(c.Context(), a, v)
		}}
	schedule.Flags().StringVar(&v.from, "from", "", w.T("version.cli.schedule"))
	publish.Flags().StringVar(&v.wins, "clash", "", w.T("version.flag.clash"))
	for _, c := range []*cobra.Command{publish, schedule} {
		c.Flags().StringVar(&v.office, "department", "", w.T("exchange.flag.department"))
		c.Flags().BoolVar(&v.replace, "replace", false, w.T("version.flag.replace"))
		c.Flags().BoolVar(&v.dry, "dry-run", false, w.T("version.flag.dry"))
	}
	rollback := &cobra.Command{Use: "rollback N", Short: w.T("version.cli.rollback"), Args: cobra.ExactArgs(1),
		RunE: p.versionVerb(func(ctx context.Context, h *queue.Hall, n int) (queue.Edition, error) {
			return h.Rollback(ctx, queue.Act{Clerk: v.author}, n, v.note)
		})}
	cancel := &cobra.Command{Use: "cancel N", Short: w.T("version.cli.cancel"), Args: cobra.ExactArgs(1),
		RunE: p.versionVerb(func(ctx context.Context, h *queue.Hall, n int) (queue.Edition, error) {
			return h.CancelEdition(ctx, queue.Act{Clerk: v.author}, n)
		})}
	for _, c := range []*cobra.Command{publish, schedule, rollback, cancel} {
		c.Flags().StringVar(&v.author, "author", "", w.T("version.flag.author"))
		c.Flags().StringVar(&v.note, "note", "", w.T("version.flag.note"))
	}
	return []*cobra.Command{list, diff, publish, schedule, rollback, cancel}
}

// versionVerb is a command on one version.
func (p *program) versionVerb(f func(context.Context, *queue.Hall, int) (queue.Edition, error)) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, a []string) error {
		n, err := strconv.Atoi(a[0])
		if err != nil {
			return queue.UnknownEdition(a[0])
		}
		return p.withStation(c.Context(), func(st *Station) error {
			e, err := f(c.Context(), st.Hall, n)
			if err != nil {
				return err
			}
			return p.print(e, p.publishedLines(st.Hall, e)...)
		})
	}
}

func (p *program) publishedLines(h *queue.Hall, e queue.Edition) []string {
	key := "version.published"
	switch {
	case !e.Cancelled.IsZero():
		key = "version.cancelled"
	case e.From.After(h.Now()):
		key = "version.scheduled"
	}
	out := []string{p.words().T(key, lang.Args{"n": e.N, "items": e.Items, "day": e.From.Format(time.DateOnly)})}
	if e.Rebased > 0 {
		out = append(out, p.words().T("version.rebased", lang.Args{"n": e.Rebased}))
	}
	return out
}

func (p *program) listVersions(ctx context.Context) error {
	return p.withStation(ctx, func(st *Station) error {
		all, err := st.Hall.Editions(ctx)
		if err != nil {
			return err
		}
		w, now := p.words(), st.Hall.Now()
		lines := make([]string, 0, len(all))
		for _, e := range all {
			lines = append(lines, w.T("version.line", lang.Args{"n": e.N, "day": e.From.Format(time.DateOnly),
				"state": w.T("version.state." + queue.EditionState(all, e, now)), "kind": w.T("version.kind." + string(e.Kind)),
				"author": e.Author, "items": e.Items, "note": e.Note}))
		}
		return p.print(all, lines...)
	})
}

// filesName stands for the hall's own files in a comparison.
const filesName = "files"

func (p *program) diffVersions(ctx context.Context, a, b string) error {
	return p.withStation(ctx, func(st *Station) error {
		var d version.Diff
		from, err1 := strconv.Atoi(a)
		to, err2 := strconv.Atoi(b)
		var err error
		if err1 == nil && err2 == nil {
			d, err = st.Hall.CompareEditions(ctx, from, to)
		} else {
			var x, y *catalog.Catalog
			if x, err = p.versionNamed(ctx, st.Hall, a); err == nil {
				if y, err = p.versionNamed(ctx, st.Hall, b); err == nil {
					d = version.Compare(x, y)
				}
			}
		}
		if err != nil {
			return err
		}
		return p.print(d, say.Diff(p.words(), d)...)
	})
}

func (p *program) versionNamed(ctx context.Context, h *queue.Hall, name string) (*catalog.Catalog, error) {
	if name == filesName {
		_, cat, err := loadHall(p.config)
		return cat, err
	}
	n, err := strconv.Atoi(name)
	if err != nil {
		return nil, queue.UnknownEdition(name)
	}
	return h.EditionOf(ctx, n)
}

// publish makes a version of files that departments sent, or of the hall folder.
func (p *program) publish(ctx context.Context, paths []string, v versionFlags) error {
	return p.withStation(ctx, func(st *Station) error {
		pub, err := p.publication(st.Hall, paths, v)
		if err != nil {
			return err
		}
		all, err := st.Hall.Editions(ctx)
		if err != nil {
			return err
		}
		pub.Base = queue.DraftBase(all, st.Hall.Now())
		if v.dry {
			draft, err := st.Hall.Fits(pub.Items, pub.Bundles)
			if err != nil {
				return err
			}
			d := version.Compare(st.Hall.Catalog(), draft)
			return p.print(d, say.Diff(p.words(), d)...)
		}
		pub.Wins = version.Side(v.wins)
		e, err := st.Hall.Publish(ctx, queue.Act{Clerk: v.author}, pub)
		if clash := (*queue.ScheduleClash)(nil); errors.As(err, &clash) {
			return errors.Join(p.print(clash.Conflicts, say.Conflicts(p.words(), clash.Conflicts)...), err)
		}
		if err != nil {
			return err
		}
		return p.print(e, p.publishedLines(st.Hall, e)...)
	})
}

// publication is what the files hold: merged into what holds now, or in its place.
func (p *program) publication(h *queue.Hall, paths []string, v versionFlags) (queue.Publication, error) {
	pub := queue.Publication{Kind: queue.EditionImport, From: v.from, Note: v.note}
	if len(paths) == 0 {
		_, files, err := loadHall(p.config)
		if err != nil {
			return pub, err
		}
		pub.Items, pub.Bundles = files.Items(), files.Bundles()
		return pub, nil
	}
	now := h.Catalog()
	r, err := readItems(paths, now, importFlags{all: true, office: v.office})
	if err != nil {
		if r != nil && !p.json {
			err = errors.Join(p.print(nil, p.importLines(r)...), err)
		}
		return pub, err
	}
	if v.replace {
		pub.Items, pub.Bundles = r.Items, r.Bundles
		return pub, nil
	}
	pub.Items, pub.Bundles = version.Merge(now.Items(), r.Items), version.MergeBundles(now.Bundles(), r.Bundles)
	return pub, nil
}
