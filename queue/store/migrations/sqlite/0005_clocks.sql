-- +goose Up

-- Clocks, duties and deliveries: what most cases do not have is one JSON text. duty_due is when the next open duty bites,
-- no_table the year whose table of holidays is missing, so that those who look for them find them by an index.
ALTER TABLE cases ADD COLUMN care     TEXT    NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN duty_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN no_table INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_duty ON cases (duty_due) WHERE duty_due <> 0;
CREATE INDEX cases_undated ON cases (no_table) WHERE no_table <> 0;

-- What somebody should look at. The key is the same for the same matter, whoever notices it.
CREATE TABLE alarms (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL,
    key     TEXT    NOT NULL UNIQUE,
    kind    TEXT    NOT NULL,
    level   TEXT    NOT NULL CHECK (level IN ('info', 'yellow', 'red')),
    at      INTEGER NOT NULL,
    ticket  INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    window  TEXT    NOT NULL,
    clerk   TEXT    NOT NULL,
    detail  TEXT    NOT NULL,
    steps   TEXT    NOT NULL,
    over    INTEGER NOT NULL
) STRICT;

CREATE INDEX alarms_open ON alarms (id) WHERE over = 0;
CREATE INDEX alarms_at ON alarms (at);
CREATE INDEX alarms_over ON alarms (over) WHERE over <> 0;
