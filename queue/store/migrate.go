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

//go:embed migrations/*/*.sql
var migrations embed.FS

// schema is where the migrations of an engine are and how its tables are found.
type schema struct {
	dialect goose.Dialect
	folder  string
	exists  string // one row if the table of versions is there
}

var (
	sqliteSchema = schema{goose.DialectSQLite3, "migrations/sqlite",
		"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'goose_db_version'"}
	postgresSchema = schema{goose.DialectPostgres, "migrations/postgres",
		"SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'goose_db_version'"}
)

// migrateTries is how often migrating is tried: a process that started at the same moment may be doing it, and then
// there is nothing left to do.
const migrateTries = 5

// migrate brings the schema to the newest version, each step in its own transaction. A database of a newer program is
// refused: this one does not know what its columns mean.
func migrate(ctx context.Context, db *sql.DB, of schema) error {
	know, err := newestVersion(of)
	if err != nil {
		return err
	}
	sub, err := fs.Sub(migrations, of.folder)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(of.dialect, db, sub, goose.WithDisableGlobalRegistry(true),
		goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("store: migrations: %w", err)
	}
	var failed error
	for range migrateTries {
		have, err := schemaVersion(ctx, db, of)
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

// schemaVersion is the version of the schema; 0 where there is none.
func schemaVersion(ctx context.Context, db *sql.DB, of schema) (int64, error) {
	var one int
	err := db.QueryRowContext(ctx, of.exists).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var v sql.NullInt64
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&v)
	return v.Int64, err
}

// newestVersion is the version that this program knows: the number of the last migration.
func newestVersion(of schema) (int64, error) {
	files, err := fs.Glob(migrations, of.folder+"/*.sql")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("store: no migrations in %s: %w", of.folder, err)
	}
	return goose.NumericComponent(files[len(files)-1])
}
