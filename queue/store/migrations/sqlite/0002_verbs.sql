-- +goose Up

-- Skills, appointments, holds with a timer, clerks, persons: what a ticket knows beyond its place.
DROP INDEX tickets_waiting;
ALTER TABLE tickets DROP COLUMN lane;
ALTER TABLE tickets ADD COLUMN skill       TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN clerk       TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN back        TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN origin      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN companions  INTEGER NOT NULL DEFAULT 0;
-- A keyed hash made outside, never a name or a number.
ALTER TABLE tickets ADD COLUMN person      TEXT    NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN until       INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN appointment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN corrected   INTEGER NOT NULL DEFAULT 0;

-- Where a waiting ticket stands: before the one window it was sent to, in its line, or in its line among those who need
-- a skill.
ALTER TABLE tickets ADD COLUMN lane TEXT NOT NULL GENERATED ALWAYS AS
    (CASE WHEN window <> '' THEN '>' || window WHEN skill <> '' THEN line || '+' || skill ELSE line END) VIRTUAL;
CREATE INDEX tickets_waiting ON tickets (day, lane, key, id) WHERE state = 'waiting';

-- One live ticket per person and item.
CREATE INDEX tickets_person ON tickets (person)
    WHERE person <> '' AND state IN ('waiting', 'called', 'serving', 'held', 'no_show');

-- Days with who opened or closed them, and the latest arrival in milliseconds since 1970.
CREATE TABLE days (
    day    TEXT PRIMARY KEY,
    closed INTEGER NOT NULL,
    clerk  TEXT    NOT NULL,
    since  INTEGER NOT NULL,
    latest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
