-- +goose Up

-- Times are microseconds since 1970 in UTC, 0 for none; lengths of time are nanoseconds. The business day is its own
-- column: it is the hall's calendar day, which no UTC time tells.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers that must have no gaps: a counter row is raised in the transaction that uses the number.
CREATE TABLE counters (
    scope TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (scope, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    token    TEXT    NOT NULL UNIQUE,
    day      TEXT    NOT NULL,
    line     TEXT    NOT NULL,
    number   INTEGER NOT NULL CHECK (number > 0),
    label    TEXT    NOT NULL,
    priority TEXT    NOT NULL,
    key      INTEGER NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN
             ('waiting', 'called', 'serving', 'held', 'no_show', 'completed', 'cancelled', 'expired')),
    outcome  TEXT    NOT NULL,
    window   TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    why      TEXT    NOT NULL,
    items    TEXT    NOT NULL,
    gaps     INTEGER NOT NULL,
    arrived  INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    call_at  INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    waited   INTEGER NOT NULL,
    served   INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    moved    INTEGER NOT NULL,
    -- Where a waiting ticket stands: in its line, or before the one window it was sent to.
    lane     TEXT    NOT NULL GENERATED ALWAYS AS (CASE window WHEN '' THEN line ELSE '>' || window END) VIRTUAL,
    UNIQUE (day, label)
) STRICT;

-- The one index that call-next reads; as long as those who wait, whatever the history.
CREATE INDEX tickets_waiting ON tickets (day, lane, key, id) WHERE state = 'waiting';

-- One person, one window.
CREATE UNIQUE INDEX tickets_active ON tickets (window) WHERE state IN ('called', 'serving');

CREATE INDEX tickets_live ON tickets (day, id) WHERE state IN ('waiting', 'called', 'serving', 'held', 'no_show');

CREATE TABLE cases (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    rev             INTEGER NOT NULL,
    ticket          INTEGER NOT NULL REFERENCES tickets (id),
    label           TEXT    NOT NULL,
    item            TEXT    NOT NULL,
    catalog         TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    notice          TEXT    NOT NULL,
    notices         INTEGER NOT NULL,
    refusal         TEXT    NOT NULL,
    office          TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN
                    ('checking', 'incomplete', 'accepted', 'accepted_with_gap', 'pledged', 'processing', 'suspended',
                     'done', 'delivered', 'refused', 'withdrawn')),
    one_hour        INTEGER NOT NULL,
    window          TEXT    NOT NULL,
    gap_due         INTEGER NOT NULL,
    precheck        TEXT    NOT NULL,
    desk            TEXT    NOT NULL,
    outcome         TEXT    NOT NULL,
    missing         TEXT    NOT NULL,
    clock_started   INTEGER NOT NULL,
    clock_limit     INTEGER NOT NULL,
    clock_unit      TEXT    NOT NULL,
    clock_due       INTEGER NOT NULL,
    clock_counted   INTEGER NOT NULL,
    clock_since     INTEGER NOT NULL,
    clock_paused    TEXT    NOT NULL,
    clock_note      TEXT    NOT NULL,
    clock_paused_at INTEGER NOT NULL,
    clock_stopped   INTEGER NOT NULL,
    opened          INTEGER NOT NULL,
    decided         INTEGER NOT NULL
) STRICT;

CREATE INDEX cases_ticket ON cases (ticket);
CREATE UNIQUE INDEX cases_number ON cases (number) WHERE number <> '';
CREATE UNIQUE INDEX cases_notice ON cases (notice) WHERE notice <> '';
CREATE INDEX cases_running ON cases (clock_due) WHERE clock_started <> 0 AND clock_stopped = 0;
CREATE INDEX cases_stopped ON cases (clock_stopped) WHERE clock_stopped <> 0;

CREATE TABLE windows (
    id     TEXT PRIMARY KEY,
    state  TEXT    NOT NULL CHECK (state IN ('closed', 'open', 'paused')),
    clerk  TEXT    NOT NULL,
    why    TEXT    NOT NULL,
    ticket INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    served INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened, in the order it happened: one row per transition, never changed, never removed.
CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    day        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    ticket     INTEGER NOT NULL,
    case_id    INTEGER NOT NULL,
    window     TEXT    NOT NULL,
    clerk      TEXT    NOT NULL,
    from_state TEXT    NOT NULL,
    to_state   TEXT    NOT NULL,
    why        TEXT    NOT NULL,
    body       TEXT    NOT NULL
) STRICT;

CREATE INDEX journal_ticket ON journal (ticket) WHERE ticket <> 0;
CREATE INDEX journal_calls ON journal (day, seq) WHERE kind IN ('call', 'recall');

-- +goose StatementBegin
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
-- +goose StatementEnd

-- What the last presses did, so that a repeated press does nothing again.
CREATE TABLE deeds (
    key     TEXT PRIMARY KEY,
    verb    TEXT    NOT NULL,
    day     TEXT    NOT NULL,
    ticket  INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    window  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
