// Package store keeps a hall's queue in SQLite through GORM. One writer connection and a pool of readers per process;
// every transaction is on disk before it returns; other processes on the same machine see it at once.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/internal/wake"
)

// Store is a queue.Store in a SQLite file.
type Store struct {
	path  string
	write *gorm.DB
	read  *gorm.DB
	pools []*sql.DB
	hub   wake.Hub
	feed  *feed
}

// Options say how a database is opened. The zero Options are right for a hall.
type Options struct {
	Hall   string        // id of the hall; a database of another hall is refused. Empty: any.
	Logger *slog.Logger  // errors and slow statements; nil: silent
	Busy   time.Duration // how long to wait for a lock; 0: 10 s
}

const (
	readers     = 4
	defaultBusy = 10 * time.Second
	slow        = 200 * time.Millisecond
	// longestPause is the longest between two tries to open a file that another process is busy with.
	longestPause = 100 * time.Millisecond
)

var _ queue.Store = (*Store)(nil)

// Open opens the database file, makes it if there is none, and brings it to the newest schema. Faults: CodeBadPath,
// CodeReadOnly, CodeNetworkShare, CodeNotADatabase, CodeNewerSchema, CodeOtherHall, CodeOldEngine, CodeSettings,
// CodeBusy, CodeDiskFull, CodeDamaged.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Busy <= 0 {
		o.Busy = defaultBusy
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault.Wrap(err, CodeBadPath, fault.Args{"path": path})
	}
	if err := inspect(path); err != nil {
		return nil, err
	}
	// While another process makes the file, recovers its log or removes it on closing, the engine may give up at once,
	// without waiting for the lock as it was told.
	var waited, pause time.Duration
	for {
		s := &Store{path: path}
		err := s.fault(s.open(ctx, o))
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

func (s *Store) open(ctx context.Context, o Options) (err error) {
	if s.write, err = s.pool(dsn(s.path, o.Busy, true), 1, o.Logger); err != nil {
		return err
	}
	if err := checkEngine(ctx, s.pools[0], o.Busy); err != nil {
		return err
	}
	if err := migrate(ctx, s.pools[0]); err != nil {
		return err
	}
	if err := s.claimHall(ctx, o.Hall); err != nil {
		return err
	}
	if s.read, err = s.pool(dsn(s.path, o.Busy, false), readers, o.Logger); err != nil {
		return err
	}
	s.feed = newFeed(s.path, dsn(s.path, o.Busy, false), &s.hub)
	return nil
}

// pool opens one connection pool under GORM. No PrepareStmt: this driver compiles a statement at each use anyway
// (measured: no difference), and GORM's cache leaves a goroutine behind that nothing ends.
func (s *Store) pool(dsn string, size int, l *slog.Logger) (*gorm.DB, error) {
	conn, err := sql.Open(sqlite.DriverName, dsn)
	if err != nil {
		return nil, err
	}
	s.pools = append(s.pools, conn)
	conn.SetMaxOpenConns(size)
	conn.SetMaxIdleConns(size) // an idle connection keeps its page cache
	return gorm.Open(&sqlite.Dialector{Conn: conn}, &gorm.Config{
		SkipDefaultTransaction: true, DisableNestedTransaction: true,
		Logger: quiet(l),
	})
}

// quiet logs to l, or nowhere. Values of statements are never logged: they may be about people.
func quiet(l *slog.Logger) logger.Interface {
	level := logger.Warn
	if l == nil {
		l, level = slog.New(slog.NewTextHandler(io.Discard, nil)), logger.Silent
	}
	return logger.NewSlogLogger(l, logger.Config{
		SlowThreshold: slow, LogLevel: level, ParameterizedQueries: true, IgnoreRecordNotFoundError: true,
	})
}

// InTx runs f as one immediate transaction. When it returns nil, all of it is on disk.
func (s *Store) InTx(ctx context.Context, f func(queue.Tx) error) error {
	err := s.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		return f(&tx{reader{ctx: ctx, db: db}})
	})
	if err != nil {
		return s.fault(err)
	}
	s.hub.Wake()
	return nil
}

// View runs f on one consistent state: a read transaction, which waits for no writer.
func (s *Store) View(ctx context.Context, f func(queue.Reader) error) error {
	err := s.read.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		return f(&reader{ctx: ctx, db: db})
	})
	return s.fault(err)
}

// Watch wakes after commits of this process at once, and of others on this machine within some milliseconds.
func (s *Store) Watch(ctx context.Context) <-chan struct{} {
	ch := s.hub.Watch(ctx)
	s.feed.start()
	return ch
}

// Path is the database file.
func (s *Store) Path() string { return s.path }

// Close ends all watches and closes the file. The last process to close it leaves one file without a log beside it.
func (s *Store) Close() error {
	s.hub.Close()
	if s.feed != nil {
		s.feed.stop()
	}
	var errs []error
	for i := len(s.pools) - 1; i >= 0; i-- {
		errs = append(errs, s.pools[i].Close())
	}
	return errors.Join(errs...)
}
