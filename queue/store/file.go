package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"

	"onevisit/catalog/fault"
)

// file is the engine of a database in a file: SQLite with one writer connection and a pool of readers per process.
type file struct {
	path string
	w    *writer
}

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
		f := file{path: path, w: &writer{}}
		s := &Store{name: path, eng: f}
		err := f.fault(f.open(ctx, s, o))
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

func (f file) open(ctx context.Context, s *Store, o Options) (err error) {
	if s.write, err = s.filePool(o.sqlite.connector(s.name, o.Busy), 1, o); err != nil {
		return err
	}
	f.w.pool = s.pools[0]
	if err := checkEngine(ctx, s.pools[0], o.Busy, o.sqlite); err != nil {
		return err
	}
	if err := migrate(ctx, s.pools[0], sqliteSchema); err != nil {
		return err
	}
	if err := claimHall(ctx, s.pools[0], sqliteDialect, o.Hall); err != nil {
		return err
	}
	readonly := o.sqlite.connector(s.name, o.Busy, "query_only(1)")
	if s.read, err = s.filePool(readonly, readers, o); err != nil {
		return err
	}
	s.feed = newFileFeed(s.name, readonly, &s.hub)
	return nil
}

// filePool opens one connection pool under GORM. No PrepareStmt: this driver compiles a statement at each use anyway, and
// GORM's cache leaves a goroutine behind that nothing ends.
func (s *Store) filePool(c connector, size int, o Options) (*gorm.DB, error) {
	conn := sql.OpenDB(c)
	s.pools = append(s.pools, conn)
	conn.SetMaxOpenConns(size)
	conn.SetMaxIdleConns(size) // an idle connection keeps its page cache
	return gorm.Open(&sqlite.Dialector{Conn: conn}, &gorm.Config{
		SkipDefaultTransaction: true, DisableNestedTransaction: true,
		Logger: quiet(o.Logger),
	})
}

// inTx runs f as one immediate transaction: nobody else writes meanwhile.
func (f file) inTx(ctx context.Context, s *Store, act func(*tx) error) error {
	return f.w.do(ctx, func(b *batch) error {
		r := reader{ctx: context.WithoutCancel(ctx), conn: b.conn, sql: b.own, d: sqliteDialect, pool: s.write}
		return act(&tx{reader: r, known: &f.w.known})
	})
}

// view runs f on one state of the file, which no writer waits for.
func (file) view(ctx context.Context, s *Store, f func(*reader) error) error {
	conn, own, err := take(ctx, s.pools[1])
	if err != nil {
		return err
	}
	defer conn.Close()
	run := func(ctx context.Context, query string) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		_, _, err := own.exec(query, nil)
		return err
	}
	return within(ctx, conn, run, "BEGIN", "COMMIT", func() error {
		return f(&reader{ctx: context.WithoutCancel(ctx), conn: conn, sql: own, d: sqliteDialect, pool: s.read})
	})
}

// take takes a connection out of a pool. It is the caller's until it is given back, so its session may be used past the
// pool.
func take(ctx context.Context, pool *sql.DB) (conn *sql.Conn, own *session, err error) {
	if conn, err = pool.Conn(ctx); err != nil {
		return nil, nil, err
	}
	err = conn.Raw(func(c any) error {
		own = c.(*session)
		return nil
	})
	if err != nil {
		return nil, nil, errors.Join(err, conn.Close())
	}
	return conn, own, nil
}
