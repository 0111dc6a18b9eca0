-- +goose Up

-- Versions of the catalog: whose, when, and from when on. What is in them is kept in pieces that versions share, each
-- once, by the hash of what is in it.
CREATE TABLE edition_pieces (
    hash text COLLATE "C" PRIMARY KEY,
    body bytea NOT NULL
);

CREATE TABLE editions (
    n         bigint           PRIMARY KEY,
    version   text COLLATE "C" NOT NULL,
    content   text COLLATE "C" NOT NULL REFERENCES edition_pieces (hash),
    kind      text COLLATE "C" NOT NULL CHECK (kind IN ('files', 'import', 'edit', 'rollback')),
    author    text             NOT NULL,
    at        bigint           NOT NULL,
    since     bigint           NOT NULL,
    base      bigint           NOT NULL,
    note      text             NOT NULL,
    items     bigint           NOT NULL,
    cancelled bigint           NOT NULL
);

-- Every seat reads what holds; only the manager publishes, and takes back what still waits for its day. Nobody changes
-- what was published.
GRANT SELECT ON editions, edition_pieces TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT INSERT ON editions, edition_pieces TO onevisit_manager;
GRANT UPDATE (cancelled) ON editions TO onevisit_manager;

-- A counter that is the first to open keeps the hall's own files as version 0, so that the cases it opens find their
-- rules again. It cannot add another one, whatever it calls it.
GRANT INSERT ON editions, edition_pieces TO onevisit_counter;

-- +goose StatementBegin
CREATE FUNCTION a_counter_keeps_the_files_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_has_role(current_user, 'onevisit_counter', 'MEMBER') AND NOT pg_has_role(current_user, 'onevisit_manager', 'MEMBER')
        AND (NEW.kind <> 'files' OR NEW.n <> 0 OR EXISTS (SELECT 1 FROM editions)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a counter publishes nothing';
    END IF;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER editions_counter BEFORE INSERT ON editions FOR EACH ROW EXECUTE FUNCTION a_counter_keeps_the_files_only();
