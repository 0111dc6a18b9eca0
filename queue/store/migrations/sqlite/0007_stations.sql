-- +goose Up

-- The seats at the hall's machines as they last told of themselves: written over once a minute, never in the journal.
CREATE TABLE stations (
    machine TEXT NOT NULL,
    seat    TEXT NOT NULL CHECK (seat IN ('kiosk', 'board', 'counter', 'manager')),
    place   TEXT NOT NULL,
    version TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    heard   INTEGER NOT NULL,
    printer TEXT    NOT NULL,
    forms   TEXT    NOT NULL,
    stale   INTEGER NOT NULL,
    off     INTEGER NOT NULL,
    PRIMARY KEY (machine, seat, place)
) STRICT, WITHOUT ROWID;
