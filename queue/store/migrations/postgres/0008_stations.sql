-- +goose Up

-- The seats at the hall's machines as they last told of themselves: written over once a minute, never in the journal.
CREATE TABLE stations (
    machine text COLLATE "C" NOT NULL,
    seat    text COLLATE "C" NOT NULL CHECK (seat IN ('kiosk', 'board', 'counter', 'manager')),
    place   text COLLATE "C" NOT NULL,
    version text    NOT NULL,
    since   bigint  NOT NULL,
    heard   bigint  NOT NULL,
    printer text    NOT NULL,
    forms   text    NOT NULL,
    stale   boolean NOT NULL,
    off     boolean NOT NULL,
    owner   text    NOT NULL DEFAULT current_user,
    PRIMARY KEY (machine, seat, place)
);

-- A user tells of seats of its own role and of nobody else's; the manager sees all and forgets who is gone.
ALTER TABLE stations ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON stations TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager
    USING (owner = current_user AND pg_has_role(current_user, 'onevisit_' || seat, 'MEMBER'))
    WITH CHECK (owner = current_user AND pg_has_role(current_user, 'onevisit_' || seat, 'MEMBER'));
CREATE POLICY seen ON stations FOR SELECT TO onevisit_manager USING (true);
CREATE POLICY gone ON stations FOR DELETE TO onevisit_manager USING (true);
GRANT SELECT, INSERT, UPDATE ON stations TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT DELETE ON stations TO onevisit_manager;
