-- +goose Up

-- The engine makes a table for each list behind IN, every time it writes a row. The checks and the conditions of the
-- indexes stay what they are, written out, which costs it nothing. AUTOINCREMENT writes one more page with each row; its
-- promise, that no id comes twice, is kept without, because no row of these tables is ever removed. The rows do not
-- change, so neither do the tables (sqlite.org/lang_altertable.html#otheralter).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state IN
             (''waiting'', ''called'', ''serving'', ''held'', ''no_show'', ''completed'', ''cancelled'', ''expired''))', 'CHECK (state = ''waiting'' OR state = ''called'' OR state = ''serving'' OR state = ''held''
        OR state = ''no_show'' OR state = ''completed'' OR state = ''cancelled''
        OR state = ''expired'')') WHERE type = 'table' AND name = 'tickets';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state IN
                    (''checking'', ''incomplete'', ''accepted'', ''accepted_with_gap'', ''pledged'', ''processing'', ''suspended'',
                     ''done'', ''delivered'', ''refused'', ''withdrawn''))', 'CHECK (state = ''checking'' OR state = ''incomplete'' OR state = ''accepted''
        OR state = ''accepted_with_gap'' OR state = ''pledged'' OR state = ''processing''
        OR state = ''suspended'' OR state = ''done'' OR state = ''delivered'' OR state = ''refused''
        OR state = ''withdrawn'')') WHERE type = 'table' AND name = 'cases';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state IN (''closed'', ''open'', ''paused''))', 'CHECK (state = ''closed'' OR state = ''open'' OR state = ''paused'')') WHERE type = 'table' AND name = 'windows';
UPDATE sqlite_schema SET sql = replace(sql, 'PRIMARY KEY AUTOINCREMENT', 'PRIMARY KEY')
    WHERE type = 'table' AND name IN ('tickets', 'cases', 'journal');
PRAGMA writable_schema = RESET;

DROP INDEX tickets_live;
CREATE INDEX tickets_live ON tickets (day, id)
    WHERE state = 'waiting' OR state = 'called' OR state = 'serving' OR state = 'held' OR state = 'no_show';
DROP INDEX tickets_person;
CREATE INDEX tickets_person ON tickets (person)
    WHERE person <> '' AND (state = 'waiting' OR state = 'called' OR state = 'serving' OR state = 'held' OR state = 'no_show');

-- Who a ticket is for: sealed with a key that is not in the database, found again by a keyed hash. Nothing else in the
-- database is about a person.
CREATE TABLE persons (
    ticket INTEGER PRIMARY KEY REFERENCES tickets (id),
    day    TEXT NOT NULL,
    hash   TEXT NOT NULL,
    key    TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE INDEX persons_hash ON persons (hash, ticket) WHERE hash <> '';
CREATE INDEX persons_day ON persons (day);

-- Which ticket goes on with which, after a correction.
CREATE INDEX tickets_origin ON tickets (origin) WHERE origin <> 0;
