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
	var have string
	err := db.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'hall'").Scan(&have)
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
	if have != hall {
		return fault.New(CodeOtherHall, fault.Args{"have": have, "want": hall})
	}
	return nil
}
