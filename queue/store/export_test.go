package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

// IsLive is the condition of the partial indexes of tickets.
const IsLive = isLive

// Older is what tests in store_test need to see from inside.
var Older = older

// CheckEngine checks the settings of a database opened by other means.
func CheckEngine(ctx context.Context, db *sql.DB) error {
	return checkEngine(ctx, db, 10*time.Second, sqliteSettings{})
}

// WithSQLite changes the file system under the engine and how it waits for the disk.
func (o Options) WithSQLite(vfs, synchronous string) Options {
	o.sqlite = sqliteSettings{vfs: vfs, synchronous: synchronous}
	return o
}

// Writer is the one write connection, Readers the pool of readers.
func (s *Store) Writer() *sql.DB  { return s.pools[0] }
func (s *Store) Readers() *sql.DB { return s.pools[1] }

// NewestFileSchema is the version of the newest SQLite migration.
func NewestFileSchema() (int64, error) { return newestVersion(sqliteSchema) }

// FillOld makes a database of an earlier schema and runs statements in it.
func FillOld(ctx context.Context, target string, version int64, statements string) (err error) {
	var db *sql.DB
	of := sqliteSchema
	if isServer(target) {
		of = postgresSchema
		db, err = sql.Open("pgx", target)
	} else {
		db = sql.OpenDB(sqliteSettings{}.connector(target, time.Second))
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	sub, err := fs.Sub(migrations, of.folder)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(of.dialect, db, sub, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := p.UpTo(ctx, version); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statements)
	return err
}
