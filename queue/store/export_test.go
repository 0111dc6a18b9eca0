package store

import (
	"context"
	"database/sql"
	"time"
)

// What tests in store_test need to see from inside.
var (
	Older           = older
	FuseOverNetwork = fuseOverNetwork
	OnNetwork       = onNetwork
)

// CheckEngine checks the settings of a database opened by other means.
func CheckEngine(ctx context.Context, db *sql.DB) error {
	return checkEngine(ctx, db, 10*time.Second, sqliteSettings{})
}

// DSN is the data source name of a file.
func DSN(path string, busy time.Duration, write bool) string {
	return dsn(path, busy, write, sqliteSettings{})
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
