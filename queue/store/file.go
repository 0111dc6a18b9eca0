package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"

	"onevisit/catalog/fault"
)

// file is the engine of a database in a file: SQLite with one writer connection and a pool of readers per process.
type file struct{ path string }

const (
	readers = 4
	// longestPause is the longest between two tries to open a file that another process is busy with.
	longestPause = 100 * time.Millisecond
)

func openFile(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault.Wrap(err, CodeBadPath, fault.Args{"path": path})
	}
	if err := inspect(path); err != nil {
		return nil, err
	}
	keepMemory()
	// While another process makes the file, recovers its log or removes it on closing, the engine may give up at once,
	// without waiting for the lock as it was told.
	var waited, pause time.Duration
	for {
		f := file{path}
		s := &Store{name: path, eng: f}
		err := f.fault(s.openFile(ctx, o))
		if err == nil {
			return s, nil
		}
		_ = s.Close() // nothing was written; why it could not be opened is what counts
		if passing := fault.Has(err, CodeBusy) || fault.Has(err, CodeIO); !passing || waited >= o.Busy {
			return nil, err
		}
		pause = min(2*pause+time.Millisecond, longestPause)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
			waited += pause
		}
	}
}

func (s *Store) openFile(ctx context.Context, o Options) (err error) {
	if s.write, err = s.filePool(dsn(s.name, o.Busy, true, o.sqlite), 1, o); err != nil {
		return err
	}
	if err := checkEngine(ctx, s.pools[0], o.Busy, o.sqlite); err != nil {
		return err
	}
	if err := migrate(ctx, s.pools[0], sqliteSchema); err != nil {
		return err
	}
	if err := claimHall(ctx, s.pools[0], sqliteDialect, o.Hall); err != nil {
		return err
	}
	readonly := dsn(s.name, o.Busy, false, o.sqlite)
	if s.read, err = s.filePool(readonly, readers, o); err != nil {
		return err
	}
	s.feed = newFileFeed(s.name, readonly, &s.hub)
	return nil
}

// filePool opens one connection pool under GORM. No PrepareStmt: this driver compiles a statement at each use anyway
// (measured: no difference), and GORM's cache leaves a goroutine behind that nothing ends.
func (s *Store) filePool(dsn string, size int, o Options) (*gorm.DB, error) {
	conn, err := sql.Open(sqlite.DriverName, dsn)
	if err != nil {
		return nil, err
	}
	s.pools = append(s.pools, conn)
	conn.SetMaxOpenConns(size)
	conn.SetMaxIdleConns(size) // an idle connection keeps its page cache
	return gorm.Open(&sqlite.Dialector{Conn: conn}, &gorm.Config{
		SkipDefaultTransaction: true, DisableNestedTransaction: true,
		Logger: quiet(o.Logger),
	})
}

// inTx runs f as one immediate transaction: nobody else writes meanwhile.
func (file) inTx(ctx context.Context, s *Store, f func(*tx) error) error {
	conn, err := s.pools[0].Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return within(ctx, conn, "BEGIN IMMEDIATE", "COMMIT", func() error {
		return f(&tx{reader: reader{ctx: context.WithoutCancel(ctx), conn: conn, d: sqliteDialect, pool: s.write}})
	})
}

func (file) view(ctx context.Context, s *Store, f func(*reader) error) error {
	conn, err := s.pools[1].Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return within(ctx, conn, "BEGIN", "COMMIT", func() error {
		return f(&reader{ctx: context.WithoutCancel(ctx), conn: conn, d: sqliteDialect, pool: s.read})
	})
}
