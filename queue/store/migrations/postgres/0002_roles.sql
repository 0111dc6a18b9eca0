-- +goose Up

-- What each seat may do. The roles hold rights and cannot log in; a station logs in as a user that is a member of one
-- (packaging/postgres). They belong to the whole server, so another hall may have made them already. A role that may
-- not be made here has to be made by the server's administrator first.
-- +goose StatementBegin
DO $$
DECLARE
    seat text;
BEGIN
    FOREACH seat IN ARRAY ARRAY['onevisit_board', 'onevisit_kiosk', 'onevisit_counter', 'onevisit_manager'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = seat) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', seat);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- another hall was faster
            END;
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), seat);
    END LOOP;
END
$$;
-- +goose StatementEnd

-- Everybody reads the queue, and finds out whether program and schema fit. Whoever acts reads and keeps deeds.
GRANT SELECT ON goose_db_version, meta, tickets, cases, windows, journal
    TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT SELECT, INSERT ON deeds TO onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT SELECT, INSERT, UPDATE ON counters TO onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT INSERT ON journal, tickets, cases TO onevisit_kiosk, onevisit_counter, onevisit_manager;

-- A kiosk puts people back in line who missed their call; it changes no case and no window.
GRANT UPDATE ON tickets TO onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT UPDATE ON cases TO onevisit_counter, onevisit_manager;
GRANT INSERT, UPDATE ON windows TO onevisit_counter, onevisit_manager;

-- Closing the day drops deeds that nobody will repeat.
GRANT DELETE ON deeds TO onevisit_manager;
