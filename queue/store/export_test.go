package store

import (
	"context"
	"database/sql"
	"time"
)

// What tests in store_test need to see from inside.
var (
	DSN             = dsn
	Older           = older
	FuseOverNetwork = fuseOverNetwork
	OnNetwork       = onNetwork
)

// CheckEngine checks the settings of a database opened by other means.
func CheckEngine(ctx context.Context, db *sql.DB) error { return checkEngine(ctx, db, 10*time.Second) }

// Writer is the one write connection, Readers the pool of readers.
func (s *Store) Writer() *sql.DB  { return s.pools[0] }
func (s *Store) Readers() *sql.DB { return s.pools[1] }
