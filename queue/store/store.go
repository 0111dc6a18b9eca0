// Package store keeps a hall's queue through GORM and plain SQL: in a SQLite file for one machine, or on a PostgreSQL
// server for many. Every transaction is on disk before it returns; other processes see it at once.
package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"log/slog"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"onevisit/queue"
	"onevisit/queue/internal/wake"
)

// Store is a queue.Store in a database.
type Store struct {
	name  string // file, or address without the password
	write *gorm.DB
	read  *gorm.DB
	pools []*sql.DB
	hub   wake.Hub
	feed  feed
	eng   engine
}

// engine is what SQLite and PostgreSQL do differently.
type engine interface {
	// inTx runs f in a transaction of its own; when it returns nil, what f did is on disk.
	inTx(ctx context.Context, s *Store, f func(*tx) error) error
	view(ctx context.Context, s *Store, f func(*reader) error) error
	// fault says an error of the engine in the words of this package.
	fault(err error) error
}

// feed tells the hub of commits of other processes, from start until stop.
type feed interface {
	start()
	stop()
}

// Options say how a database is opened. The zero Options are right for a hall.
type Options struct {
	Hall   string        // id of the hall; a database of another hall is refused. Empty: any.
	Logger *slog.Logger  // errors and slow statements; nil: silent
	Busy   time.Duration // how long to wait for a lock, or for a server that went away; 0: 10 s

	sqlite sqliteSettings
}

const (
	defaultBusy = 10 * time.Second
	slow        = 200 * time.Millisecond
)

var _ queue.Store = (*Store)(nil)

// Open opens the database of a hall, makes its tables if there are none, and brings them to the newest schema. The
// target is a path, or postgres://USER@HOST/DATABASE; a search_path in the address says which schema.
// Faults: CodeNewerSchema, CodeOtherHall, CodeBusy, CodeDiskFull;
// of a file CodeBadPath, CodeReadOnly, CodeNetworkShare, CodeNotADatabase, CodeOldEngine, CodeSettings, CodeDamaged;
// of a server CodeBadAddress, CodeUnreachable, CodeLogin, CodeNoDatabase, CodeForbidden, CodeOldServer, CodeSettings.
func Open(ctx context.Context, target string, o Options) (*Store, error) {
	if o.Busy <= 0 {
		o.Busy = defaultBusy
	}
	if isServer(target) {
		return openServer(ctx, target, o)
	}
	return openFile(ctx, target, o)
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

// InTx runs f as one transaction that is alone with the queue. When it returns nil, all of it is on disk.
func (s *Store) InTx(ctx context.Context, f func(queue.Tx) error) error {
	if err := s.eng.inTx(ctx, s, func(t *tx) error { return f(t) }); err != nil {
		return s.eng.fault(err)
	}
	s.hub.Wake()
	return nil
}

// View runs f on one consistent state: a read transaction, which waits for no writer.
func (s *Store) View(ctx context.Context, f func(queue.Reader) error) error {
	return s.eng.fault(s.eng.view(ctx, s, func(r *reader) error { return f(r) }))
}

// Watch wakes after commits of this process at once, and of others within some milliseconds.
func (s *Store) Watch(ctx context.Context) <-chan struct{} {
	ch := s.hub.Watch(ctx)
	s.feed.start()
	return ch
}

// Path is the database file, or the server's address without the password.
func (s *Store) Path() string { return s.name }

// Close ends all watches and closes the database. The last process to close a file leaves it without a log beside it.
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

// within runs f between a begin and a commit on a connection, which run runs. When f fails or panics, nothing of it
// happened. The statements know nothing of the caller's ctx: it ends an act before it is committed, and never in between.
func within(ctx context.Context, conn *sql.Conn, run func(context.Context, string) error, begin, commit string,
	f func() error) error {
	if err := run(ctx, begin); err != nil {
		return err
	}
	open := true
	defer func() {
		if open {
			undo(conn)
		}
	}()
	if err := f(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err := run(context.WithoutCancel(ctx), commit)
	open = err != nil
	return err
}

// plain runs statements on a connection as database/sql does.
func plain(conn *sql.Conn) func(context.Context, string) error {
	return func(ctx context.Context, query string) error {
		_, err := conn.ExecContext(ctx, query)
		return err
	}
}

// undo ends a transaction that failed. A connection that cannot even do that is thrown away.
func undo(conn *sql.Conn) {
	_, err := conn.ExecContext(context.Background(), "ROLLBACK")
	if code, ok := engineCode(err); ok && code == rcError {
		return // the engine has ended it by itself, as it does when the disk is full
	}
	if err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
}
