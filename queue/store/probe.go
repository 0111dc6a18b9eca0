package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/stdlib"

	"onevisit/catalog/fault"
)

// Seen is a database as Probe found it.
type Seen struct {
	Empty bool // it has no tables yet: Open would make them
	Old   bool // its tables are of an older program: Open would bring them up to date
}

// Probe tells whether Open would open the database of a server, and changes nothing there: no table is made, none is
// brought up to date, no hall is written down. It asks once; Options.Busy is how long it waits.
// Faults: as those of Open for a server; CodeBadAddress for what is not the address of one.
func Probe(ctx context.Context, target string, o Options) (Seen, error) {
	if o.Busy <= 0 {
		o.Busy = defaultBusy
	}
	if !isServer(target) {
		return Seen{}, fault.New(CodeBadAddress, fault.Args{"server": target})
	}
	e := &server{name: plainAddress(target), busy: o.Busy}
	config, err := serverConfig(target, o.Busy)
	if err != nil {
		return Seen{}, err
	}
	config.RuntimeParams["default_transaction_read_only"] = "on"
	ctx, cancel := context.WithTimeout(ctx, o.Busy)
	defer cancel()
	db := stdlib.OpenDB(*config)
	seen, err := e.probe(ctx, db, o.Hall)
	if err = errors.Join(err, db.Close()); err != nil {
		return Seen{}, e.fault(err)
	}
	return seen, nil
}

func (e *server) probe(ctx context.Context, db *sql.DB, hall string) (Seen, error) {
	if _, _, err := e.trusted(ctx, db); err != nil {
		return Seen{}, err
	}
	have, know, err := e.versions(ctx, db)
	if err != nil || have == 0 {
		return Seen{Empty: true}, err
	}
	id, err := hallOf(ctx, db)
	switch {
	case errors.Is(err, sql.ErrNoRows) || hall == "":
		err = nil
	case err == nil:
		err = sameHall(id, hall)
	}
	return Seen{Old: have < know}, err
}
