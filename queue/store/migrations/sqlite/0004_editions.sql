-- +goose Up

-- Versions of the catalog: whose, when, and from when on. What is in them is kept in pieces that versions share, each
-- once, by the hash of what is in it.
CREATE TABLE editions (
    n         INTEGER PRIMARY KEY,
    version   TEXT    NOT NULL,
    content   TEXT    NOT NULL REFERENCES edition_pieces (hash),
    kind      TEXT    NOT NULL CHECK (kind IN ('files', 'import', 'edit', 'rollback')),
    author    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    base      INTEGER NOT NULL,
    note      TEXT    NOT NULL,
    items     INTEGER NOT NULL,
    cancelled INTEGER NOT NULL
) STRICT;

CREATE TABLE edition_pieces (
    hash TEXT PRIMARY KEY,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
