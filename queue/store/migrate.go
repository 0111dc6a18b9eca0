package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"onevisit/catalog/fault"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// migrateTries is how often migrating is tried: a process that started at the same moment may be doing it, and then
// there is nothing left to do.
const migrateTries = 5

// migrate brings the schema to the newest version, each step in its own transaction. A database of a newer program is
// refused: this one does not know what its columns mean.
func migrate(ctx context.Context, db *sql.DB) error {
	sub, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, sub, goose.WithDisableGlobalRegistry(true),
		goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("store: migrations: %w", err)
	}
	sources := p.ListSources()
	know := sources[len(sources)-1].Version
	var failed error
	for range migrateTries {
		have, err := schemaVersion(ctx, db)
		switch {
		case err != nil:
			return err
		case have > know:
			return fault.New(CodeNewerSchema, fault.Args{"have": have, "know": know})
		case have == know:
			return nil
		}
		if _, failed = p.Up(ctx); failed == nil {
			return nil
		}
	}
	return fmt.Errorf("store: migrate: %w", failed)
}

// schemaVersion is the version of the schema; 0 of a new file.
func schemaVersion(ctx context.Context, db *sql.DB) (int64, error) {
	var one int
	const exists = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
	err := db.QueryRowContext(ctx, exists, goose.DefaultTablename).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var v sql.NullInt64
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM "+goose.DefaultTablename).Scan(&v)
	return v.Int64, err
}
