-- +goose Up

-- Clocks, duties and deliveries: what most cases do not have is one JSON text. duty_due is when the next open duty bites,
-- no_table the year whose table of holidays is missing, so that those who look for them find them by an index.
ALTER TABLE cases
    ADD COLUMN care     text   NOT NULL DEFAULT '',
    ADD COLUMN duty_due bigint NOT NULL DEFAULT 0,
    ADD COLUMN no_table bigint NOT NULL DEFAULT 0;
CREATE INDEX cases_duty ON cases (duty_due) WHERE duty_due <> 0;
CREATE INDEX cases_undated ON cases (no_table) WHERE no_table <> 0;

-- What somebody should look at. The key is the same for the same matter, whoever notices it.
CREATE TABLE alarms (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rev      bigint           NOT NULL,
    key      text COLLATE "C" NOT NULL UNIQUE,
    kind     text COLLATE "C" NOT NULL,
    level    text COLLATE "C" NOT NULL CHECK (level IN ('info', 'yellow', 'red')),
    at       bigint           NOT NULL,
    ticket   bigint           NOT NULL,
    case_id  bigint           NOT NULL,
    "window" text             NOT NULL,
    clerk    text             NOT NULL,
    detail   text             NOT NULL,
    steps    text             NOT NULL,
    over     bigint           NOT NULL
);

CREATE INDEX alarms_open ON alarms (id) WHERE over = 0;
CREATE INDEX alarms_at ON alarms (at);
CREATE INDEX alarms_over ON alarms (over) WHERE over <> 0;

-- Counters and managers watch over clocks; everybody may read what the projection of a day starts from.
GRANT SELECT ON alarms TO onevisit_board, onevisit_kiosk, onevisit_counter, onevisit_manager;
GRANT INSERT, UPDATE ON alarms TO onevisit_counter, onevisit_manager;
