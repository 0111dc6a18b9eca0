-- +goose Up

-- What managers changed: a value stands instead of what the hall's files say.
CREATE TABLE settings (
    path  TEXT PRIMARY KEY,
    value TEXT    NOT NULL,
    clerk TEXT    NOT NULL,
    at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who works here. Nobody is deleted; secret is the hash of a password.
CREATE TABLE staff (
    id       TEXT PRIMARY KEY,
    name     TEXT    NOT NULL,
    role     TEXT    NOT NULL CHECK (role IN ('clerk', 'manager')),
    windows  TEXT    NOT NULL,
    inactive INTEGER NOT NULL,
    secret   TEXT    NOT NULL,
    clerk    TEXT    NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
