package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// server is the engine of a database on a PostgreSQL server that many stations share.
//
// Writers take turns by a lock of the schema, as SQLite's do by a lock of the file: verbs look first and write then, and
// journal rows have to become visible in the order of their numbers. Rows are locked and passed over, revisions and
// unique indexes are checked all the same, for programs that do not take turns.
type server struct {
	name string // without the password
	busy time.Duration
	d    *dialect
	wake string // "SELECT pg_notify(…)": tells other stations
	id   string // of this Store: it need not wake itself
}

const (
	// connections of one station: more would only wait for the server's disk.
	connections = 8
	// needServer is the first PostgreSQL that tells what became of a transaction (pg_xact_status).
	needServer = 130000
	// connectTimeout is how long a server may take to answer the first time.
	connectTimeout = 3 * time.Second
	// statementGrace is how long an act may take beyond its wait for a lock before its server counts as gone.
	statementGrace = 5 * time.Second
	// turn is the lock by which writers take turns: of the schema, until the transaction ends.
	turn = "SELECT pg_advisory_xact_lock(7891, hashtext(current_schema()))"
	// feedChannel is the channel of a schema's changes.
	feedChannel = "onevisit_"
)

func isServer(target string) bool {
	return strings.HasPrefix(target, "postgres://") || strings.HasPrefix(target, "postgresql://")
}

// plainAddress is the address without the password.
func plainAddress(target string) string {
	u, err := url.Parse(target)
	if err != nil {
		return "postgres://"
	}
	q := u.Query()
	q.Del("password")
	u.RawQuery = q.Encode()
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	return u.String()
}

// serverConfig parses an address and adds what every connection needs.
func serverConfig(target string, busy time.Duration) (*pgx.ConnConfig, error) {
	c, err := pgx.ParseConfig(target)
	if err != nil {
		// The cause may hold the password.
		return nil, fault.New(CodeBadAddress, fault.Args{"server": plainAddress(target)})
	}
	if c.ConnectTimeout == 0 || c.ConnectTimeout > connectTimeout && !strings.Contains(target, "connect_timeout") {
		c.ConnectTimeout = connectTimeout
	}
	c.RuntimeParams["application_name"] = "onevisit"
	c.RuntimeParams["timezone"] = "UTC"
	c.RuntimeParams["client_encoding"] = "UTF8"
	c.RuntimeParams["synchronous_commit"] = "on"
	c.RuntimeParams["lock_timeout"] = ms(busy)
	// A station that died in the middle of an act holds nobody up for long.
	c.RuntimeParams["idle_in_transaction_session_timeout"] = ms(busy)
	return c, nil
}

func ms(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

func openServer(ctx context.Context, target string, o Options) (*Store, error) {
	config, err := serverConfig(target, o.Busy)
	if err != nil {
		return nil, err
	}
	e := &server{name: plainAddress(target), busy: o.Busy}
	var s *Store
	// Stations and server are switched on together in the morning: the server may need a little longer.
	err = e.patiently(ctx, func() error {
		s = &Store{name: e.name, eng: e}
		err := e.open(ctx, s, config, o)
		if err != nil {
			_ = s.Close() // nothing was written; why it could not be opened is what counts
		}
		return err
	})
	if err != nil {
		return nil, e.fault(err)
	}
	return s, nil
}

func (e *server) open(ctx context.Context, s *Store, config *pgx.ConnConfig, o Options) error {
	db := stdlib.OpenDB(*config)
	s.pools = append(s.pools, db)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	schema, id, err := e.trusted(ctx, db)
	if err != nil {
		return err
	}
	if err := e.migrate(ctx, db); err != nil {
		return err
	}
	if err := claimHall(ctx, db, postgresDialect, o.Hall); err != nil {
		return err
	}
	var sees bool
	// The board's role has no right to the one column that is about a person (migration 4).
	if err := db.QueryRowContext(ctx, "SELECT has_column_privilege('tickets', 'person', 'SELECT')").Scan(&sees); err != nil {
		return err
	}
	d := *postgresDialect
	d.blind = !sees
	e.d = &d
	e.id = id
	// Both are of a fixed alphabet or quoted, so that the statement needs no parameters and is prepared once.
	e.wake = "SELECT pg_notify(" + quoted(feedChannel+schema) + ", " + quoted(id) + ")"
	s.write, err = gorm.Open(postgres.New(postgres.Config{Conn: db}), &gorm.Config{
		SkipDefaultTransaction: true, DisableNestedTransaction: true, DisableAutomaticPing: true,
		Logger: quiet(o.Logger),
	})
	s.read = s.write
	s.feed = newServerFeed(config, feedChannel+schema, id, &s.hub)
	return err
}

// trusted checks a server before anything is kept there. It gives the schema, and an id for who asks.
func (e *server) trusted(ctx context.Context, db *sql.DB) (schema, id string, err error) {
	var version int
	var fsync string
	err = db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, current_setting('fsync'),
		COALESCE(current_schema(), ''), gen_random_uuid()::text`).Scan(&version, &fsync, &schema, &id)
	switch {
	case err != nil:
		return "", "", err
	case version < needServer:
		return "", "", fault.New(CodeOldServer, fault.Args{"have": version / 10000, "need": needServer / 10000})
	case fsync != "on":
		return "", "", fault.New(CodeSettings, fault.Args{"setting": "fsync", "have": fsync, "want": "on"})
	case schema == "":
		return "", "", fault.New(CodeNoDatabase, fault.Args{"server": e.name})
	}
	return schema, id, nil
}

// migrate lets one station at a time bring the schema to the newest version. A station that may not make tables can
// still use those that are there.
func (e *server) migrate(ctx context.Context, db *sql.DB) error {
	have, know, err := e.versions(ctx, db)
	if err != nil || have == know {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// Two numbers keep this lock apart from the writers' turns.
	const key = "(7892, hashtext(current_schema()))"
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock"+key); err != nil {
		return err
	}
	err = migrate(ctx, db, postgresSchema)
	_, unlock := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock"+key)
	return errors.Join(err, unlock)
}

// versions are the schema's version and the newest that is known here. A schema that would have to be made or brought up
// to date by one who may not is refused, and so is a newer one.
func (e *server) versions(ctx context.Context, db *sql.DB) (have, know int64, err error) {
	if have, err = schemaVersion(ctx, db, postgresSchema); err != nil {
		return 0, 0, err
	}
	if know, err = newestVersion(postgresSchema); err != nil || have == know {
		return have, know, err
	}
	if have > know {
		return 0, 0, fault.New(CodeNewerSchema, fault.Args{"have": have, "know": know})
	}
	var may bool
	err = db.QueryRowContext(ctx, "SELECT has_schema_privilege(current_schema(), 'CREATE')").Scan(&may)
	if err == nil && !may {
		err = fault.New(CodeForbidden, fault.Args{"server": e.name})
	}
	return have, know, err
}

// quoted is a text as a literal.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// fault says an error of the server in the words of this package. Faults and errors of callers pass as they are.
func (e *server) fault(err error) error {
	if err == nil || fault.CodeOf(err) != "" {
		return err
	}
	args := fault.Args{"server": e.name}
	if state := sqlState(err); state != "" {
		switch {
		case state == "40001", state == "40P01", state == "55P03", state == "53300", state == "57014":
			return fault.Wrap(err, CodeBusy, fault.Args{"path": e.name})
		case strings.HasPrefix(state, "23"):
			return fault.Wrap(err, queue.CodeConflict, nil)
		case strings.HasPrefix(state, "28"):
			return fault.Wrap(err, CodeLogin, args)
		case state == "3D000", state == "3F000":
			return fault.Wrap(err, CodeNoDatabase, args)
		case state == "42501":
			return fault.Wrap(err, CodeForbidden, args)
		case state == "25006":
			return fault.Wrap(err, CodeReadOnly, fault.Args{"path": e.name})
		case state == "53100":
			return fault.Wrap(err, CodeDiskFull, fault.Args{"path": e.name})
		case strings.HasPrefix(state, "XX"):
			return fault.Wrap(err, CodeDamaged, fault.Args{"path": e.name})
		case gone(state):
			return fault.Wrap(err, CodeUnreachable, args)
		}
		return err
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	if lost(err) {
		return fault.Wrap(err, CodeUnreachable, args)
	}
	return err
}

// sqlState is the server's code for an error; empty if it does not come from the server.
func sqlState(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
