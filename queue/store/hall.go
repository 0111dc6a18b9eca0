package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onevisit/catalog/fault"
)

// claimHall writes whose queue this is, or compares it.
func claimHall(ctx context.Context, db *sql.DB, d *dialect, hall string) error {
	if hall == "" {
		return nil
	}
	have, err := hallOf(ctx, db)
	if errors.Is(err, sql.ErrNoRows) {
		// Two processes may get here at once: one writes, both compare.
		q := d.sql("INSERT INTO meta (name, value) VALUES ('hall', ?) ON CONFLICT DO NOTHING")
		if _, err := db.ExecContext(ctx, q, hall); err != nil {
			return err
		}
		return claimHall(ctx, db, d, hall)
	}
	if err != nil {
		return fmt.Errorf("store: read the hall's id: %w", err)
	}
	return sameHall(have, hall)
}

// hallOf is the id of the hall whose queue this is; sql.ErrNoRows: nobody's yet.
func hallOf(ctx context.Context, db *sql.DB) (id string, err error) {
	err = db.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'hall'").Scan(&id)
	return id, err
}

func sameHall(have, want string) error {
	if have != want {
		return fault.New(CodeOtherHall, fault.Args{"have": have, "want": want})
	}
	return nil
}
