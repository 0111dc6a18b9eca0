-- +goose Up

-- Who a ticket is for: sealed with a key that is not in the database, found again by a keyed hash. Nothing else in the
-- database is about a person.
CREATE TABLE persons (
    ticket bigint PRIMARY KEY REFERENCES tickets (id),
    day    text COLLATE "C" NOT NULL,
    hash   text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    sealed bytea NOT NULL
);

CREATE INDEX persons_hash ON persons (hash, ticket) WHERE hash <> '';
CREATE INDEX persons_day ON persons (day);

-- Which ticket goes on with which, after a correction.
CREATE INDEX tickets_origin ON tickets (origin) WHERE origin <> 0;

-- A kiosk hands in whom it was told and sees nobody; the board knows of nobody. Only the counter and the manager read
-- what is sealed, which without the key is noise; the manager erases it.
GRANT SELECT (ticket, key), INSERT ON persons TO onevisit_kiosk;
GRANT SELECT, INSERT, UPDATE ON persons TO onevisit_counter;
GRANT SELECT, INSERT, UPDATE, DELETE ON persons TO onevisit_manager;

-- The board sees the queue without the hash that tells one person's tickets from another's.
REVOKE SELECT ON tickets FROM onevisit_board;
GRANT SELECT (id, rev, token, day, line, number, label, priority, key, state, outcome, "window", calls, why, items, gaps,
    arrived, since, call_at, start_at, end_at, waited, served, returned, moved, skill, clerk, back, origin, companions,
    until, appointment, corrected, lane) ON tickets TO onevisit_board;

-- A kiosk takes up a case that waits for a correction, when the person brings what the notice lists: the case goes to
-- the new ticket and nothing about it is decided.
GRANT UPDATE ON cases TO onevisit_kiosk;

-- +goose StatementBegin
CREATE FUNCTION a_kiosk_decides_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_has_role(current_user, 'onevisit_kiosk', 'MEMBER') AND NOT pg_has_role(current_user, 'onevisit_counter', 'MEMBER')
        AND NOT pg_has_role(current_user, 'onevisit_manager', 'MEMBER')
        AND (to_jsonb(NEW) - '{rev,ticket,label}'::text[]) <> (to_jsonb(OLD) - '{rev,ticket,label}'::text[]) THEN
        RAISE EXCEPTION 'a kiosk decides no case' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER cases_kiosk BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION a_kiosk_decides_nothing();
