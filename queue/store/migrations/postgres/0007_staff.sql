-- +goose Up

-- What managers changed: a value stands instead of what the hall's files say. Every seat works by it.
CREATE TABLE settings (
    path  text COLLATE "C" PRIMARY KEY,
    value text   NOT NULL,
    clerk text   NOT NULL,
    at    bigint NOT NULL
);
GRANT SELECT ON settings TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT INSERT, UPDATE, DELETE ON settings TO onevisit_manager;

-- Who works here. Nobody is deleted; secret is the hash of a password, which only the manager's seat compares.
CREATE TABLE staff (
    id       text COLLATE "C" PRIMARY KEY,
    name     text    NOT NULL,
    role     text    NOT NULL CHECK (role IN ('clerk', 'manager')),
    windows  text    NOT NULL,
    inactive boolean NOT NULL,
    secret   text    NOT NULL,
    clerk    text    NOT NULL,
    at       bigint  NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON staff TO onevisit_manager;

-- The machine of a board also serves the phone page, and there what has become of an appointment. Of all deeds it sees
-- those of appointments alone: the others tell which presses were one person's.
ALTER TABLE deeds ENABLE ROW LEVEL SECURITY;
CREATE POLICY seats ON deeds TO onevisit_kiosk, onevisit_counter, onevisit_manager USING (true) WITH CHECK (true);
CREATE POLICY appointments ON deeds FOR SELECT TO onevisit_board USING (starts_with(key, 'booking '));
GRANT SELECT ON deeds TO onevisit_board;
