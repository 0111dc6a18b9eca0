-- +goose Up

-- Skills, appointments, holds with a timer, clerks, persons: what a ticket knows beyond its place.
ALTER TABLE tickets DROP COLUMN lane;
ALTER TABLE tickets
    ADD COLUMN skill       text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN clerk       text             NOT NULL DEFAULT '',
    ADD COLUMN back        text             NOT NULL DEFAULT '',
    ADD COLUMN origin      bigint           NOT NULL DEFAULT 0,
    ADD COLUMN companions  bigint           NOT NULL DEFAULT 0,
    -- A keyed hash made outside, never a name or a number.
    ADD COLUMN person      text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN until       bigint           NOT NULL DEFAULT 0,
    ADD COLUMN appointment bigint           NOT NULL DEFAULT 0,
    ADD COLUMN corrected   boolean          NOT NULL DEFAULT false;

-- Where a waiting ticket stands: before the one window it was sent to, in its line, or in its line among those who need
-- a skill.
ALTER TABLE tickets ADD COLUMN lane text COLLATE "C" NOT NULL GENERATED ALWAYS AS
    (CASE WHEN "window" <> '' THEN '>' || "window" WHEN skill <> '' THEN line || '+' || skill ELSE line END) STORED;
CREATE INDEX tickets_waiting ON tickets (day, lane, key, id) WHERE state = 'waiting';

-- One live ticket per person and item.
CREATE INDEX tickets_person ON tickets (person)
    WHERE person <> '' AND state IN ('waiting', 'called', 'serving', 'held', 'no_show');

-- Days with who opened or closed them, and the latest arrival in milliseconds since 1970, which whoever puts people in
-- line notes. Only the manager opens and closes.
CREATE TABLE days (
    day    text COLLATE "C" PRIMARY KEY,
    closed boolean NOT NULL,
    clerk  text    NOT NULL,
    since  bigint  NOT NULL,
    latest bigint  NOT NULL
);
GRANT SELECT ON days TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT INSERT, UPDATE (latest) ON days TO onevisit_kiosk, onevisit_counter;
GRANT INSERT, UPDATE ON days TO onevisit_manager;
