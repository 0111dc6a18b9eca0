package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"onevisit/app/paper"
	"onevisit/assets"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/setup"
	"onevisit/queue/store"
)

// Station is one machine's hall, opened: the rules, the catalog, the store, the printer and the log.
type Station struct {
	Config  Config
	Hall    *queue.Hall
	Tickets paper.Keep // where tickets are printed
	Forms   paper.Keep // where A4 forms are printed
	Log     *slog.Logger

	printing sync.RWMutex // shared by whoever prints; alone by whoever asks the printers how they are
	closers  []io.Closer
}

// wallClock is the time of the machine; the only place where the running program reads it for the rules.
type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

// WallClock is the machine's own clock.
func WallClock() queue.Clock { return wallClock{} }

// hallFiles are the files of the hall: the folder of --catalog, or the embedded sample.
func hallFiles(c Config) (fs.FS, error) {
	if c.Catalog == "" {
		return assets.Hall(), nil
	}
	if _, err := os.Stat(c.Catalog); err != nil {
		return nil, fault.Wrap(err, CodeNoHallFolder, fault.Args{"path": c.Catalog})
	}
	return os.DirFS(c.Catalog), nil
}

// loadHall reads the rules and the catalog of a hall and checks that they fit each other.
func loadHall(c Config) (*queue.Setup, *catalog.Catalog, error) {
	files, err := hallFiles(c)
	if err != nil {
		return nil, nil, err
	}
	s, err1 := setup.Load(files)
	cat, err2 := format.Load(files, ".")
	if err := errors.Join(err1, err2); err != nil {
		return nil, nil, err
	}
	return s, cat, setup.CheckAgainst(s, cat)
}

// Open opens the station's hall. The clock is the machine's, or another one for a demonstration.
func Open(ctx context.Context, c Config, clock queue.Clock) (*Station, error) {
	s, cat, err := loadHall(c)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.Data, 0o750); err != nil {
		return nil, fault.Wrap(err, CodeDataFolder, fault.Args{"path": c.Data})
	}
	st := &Station{Config: c}
	st.Log, err = st.openLog()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, c.database(), store.Options{Hall: s.ID, Logger: st.Log})
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	st.Hall = queue.NewHall(db, s, cat, clock, queue.WithPersons(personKeys(c)),
		queue.WithSettings(st.rebuild(cat)))
	st.closers = append(st.closers, st.Hall)
	if err := st.Hall.ReloadSettings(ctx); err != nil { // the hall works by its files, and Settings says what does not fit
		st.Log.Warn("settings", "err", err)
	}
	if err := st.openCatalog(ctx); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	if err := st.openPrinters(); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

// rebuild makes the setup of the hall's files with the settings of its managers over it.
func (st *Station) rebuild(cat *catalog.Catalog) func([]queue.Setting) (*queue.Setup, error) {
	return func(list []queue.Setting) (*queue.Setup, error) {
		files, err := hallFiles(st.Config)
		if err != nil {
			return nil, err
		}
		s, err := setup.With(files, list)
		if err != nil {
			return nil, err
		}
		return s, setup.CheckAgainst(s, cat)
	}
}

// openCatalog takes up the version of the catalog that holds in the hall. A seat that may not write leaves it to the
// manager's to keep the hall's files as a version.
func (st *Station) openCatalog(ctx context.Context) error {
	if err := st.Hall.RecordCatalog(ctx); err != nil && !fault.Has(err, store.CodeForbidden) {
		return err
	}
	return st.Hall.RefreshCatalog(ctx)
}

// fields are what managers may set in this hall.
func (st *Station) fields(list []queue.Setting) ([]setup.Field, error) {
	files, err := hallFiles(st.Config)
	if err != nil {
		return nil, err
	}
	return setup.Fields(files, list)
}

// openPrinters sets up the ticket printer and the A4 printer; either may be missing.
func (st *Station) openPrinters() error {
	spool, has := filepath.Join(st.Config.Data, "paper"), st.devices()
	for _, p := range []struct {
		to   *paper.Keep
		spec string
	}{{&st.Tickets, has.Tickets}, {&st.Forms, has.Forms}} {
		p.to.Dir = spool
		if p.spec == "" {
			continue
		}
		next, err := paper.Open(p.spec)
		if err != nil {
			return err
		}
		p.to.Next = next
	}
	return nil
}

// openLog opens the log of the day in the data folder. Logs hold no names and no identity numbers.
func (st *Station) openLog() (*slog.Logger, error) {
	dir := filepath.Join(st.Config.Data, "log")
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fault.Wrap(err, CodeDataFolder, fault.Args{"path": st.Config.Data})
	}
	f, err := os.OpenFile(filepath.Join(dir, "onevisit.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fault.Wrap(err, CodeDataFolder, fault.Args{"path": st.Config.Data})
	}
	st.closers = append(st.closers, f)
	return slog.New(slog.NewJSONHandler(f, nil)), nil
}

// Close closes what Open opened, the last first.
func (st *Station) Close() error {
	var all []error
	for i := len(st.closers) - 1; i >= 0; i-- {
		all = append(all, st.closers[i].Close())
	}
	st.closers = nil
	return errors.Join(all...)
}
