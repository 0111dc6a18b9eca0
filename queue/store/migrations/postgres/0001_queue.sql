-- +goose Up

-- The same tables as in SQLite: times are microseconds since 1970 in UTC, 0 for none; lengths of time are nanoseconds;
-- the business day is its own column. Texts compare byte by byte, whatever the server's language.

CREATE TABLE meta (
    name  text COLLATE "C" PRIMARY KEY,
    value text NOT NULL
);

-- Numbers that must have no gaps: a counter row is raised in the transaction that uses the number.
CREATE TABLE counters (
    scope text COLLATE "C" NOT NULL,
    name  text COLLATE "C" NOT NULL,
    n     bigint           NOT NULL,
    PRIMARY KEY (scope, name)
);

CREATE TABLE tickets (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rev      bigint           NOT NULL,
    token    text COLLATE "C" NOT NULL UNIQUE,
    day      text COLLATE "C" NOT NULL,
    line     text COLLATE "C" NOT NULL,
    number   bigint           NOT NULL CHECK (number > 0),
    label    text COLLATE "C" NOT NULL,
    priority text COLLATE "C" NOT NULL,
    key      bigint           NOT NULL,
    state    text COLLATE "C" NOT NULL CHECK (state IN
             ('waiting', 'called', 'serving', 'held', 'no_show', 'completed', 'cancelled', 'expired')),
    outcome  text COLLATE "C" NOT NULL,
    "window" text COLLATE "C" NOT NULL,
    calls    bigint           NOT NULL,
    why      text             NOT NULL,
    items    text             NOT NULL,
    gaps     bigint           NOT NULL,
    arrived  bigint           NOT NULL,
    since    bigint           NOT NULL,
    call_at  bigint           NOT NULL,
    start_at bigint           NOT NULL,
    end_at   bigint           NOT NULL,
    waited   bigint           NOT NULL,
    served   bigint           NOT NULL,
    returned boolean          NOT NULL,
    moved    boolean          NOT NULL,
    -- Where a waiting ticket stands: in its line, or before the one window it was sent to.
    lane     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (CASE "window" WHEN '' THEN line ELSE '>' || "window" END) STORED,
    UNIQUE (day, label)
);

-- The one index that call-next reads; as long as those who wait, whatever the history.
CREATE INDEX tickets_waiting ON tickets (day, lane, key, id) WHERE state = 'waiting';

-- One person, one window.
CREATE UNIQUE INDEX tickets_active ON tickets ("window") WHERE state IN ('called', 'serving');

CREATE INDEX tickets_live ON tickets (day, id) WHERE state IN ('waiting', 'called', 'serving', 'held', 'no_show');

CREATE TABLE cases (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rev             bigint           NOT NULL,
    ticket          bigint           NOT NULL REFERENCES tickets (id),
    label           text             NOT NULL,
    item            text             NOT NULL,
    catalog         text             NOT NULL,
    number          text COLLATE "C" NOT NULL,
    notice          text COLLATE "C" NOT NULL,
    notices         bigint           NOT NULL,
    refusal         text             NOT NULL,
    office          text             NOT NULL,
    state           text COLLATE "C" NOT NULL CHECK (state IN
                    ('checking', 'incomplete', 'accepted', 'accepted_with_gap', 'pledged', 'processing', 'suspended',
                     'done', 'delivered', 'refused', 'withdrawn')),
    one_hour        boolean          NOT NULL,
    "window"        text             NOT NULL,
    gap_due         bigint           NOT NULL,
    precheck        text             NOT NULL,
    desk            text             NOT NULL,
    outcome         text             NOT NULL,
    missing         text             NOT NULL,
    clock_started   bigint           NOT NULL,
    clock_limit     bigint           NOT NULL,
    clock_unit      text             NOT NULL,
    clock_due       bigint           NOT NULL,
    clock_counted   bigint           NOT NULL,
    clock_since     bigint           NOT NULL,
    clock_paused    text             NOT NULL,
    clock_note      text             NOT NULL,
    clock_paused_at bigint           NOT NULL,
    clock_stopped   bigint           NOT NULL,
    opened          bigint           NOT NULL,
    decided         bigint           NOT NULL
);

CREATE INDEX cases_ticket ON cases (ticket);
CREATE UNIQUE INDEX cases_number ON cases (number) WHERE number <> '';
CREATE UNIQUE INDEX cases_notice ON cases (notice) WHERE notice <> '';
CREATE INDEX cases_running ON cases (clock_due) WHERE clock_started <> 0 AND clock_stopped = 0;
CREATE INDEX cases_stopped ON cases (clock_stopped) WHERE clock_stopped <> 0;

CREATE TABLE windows (
    id     text COLLATE "C" PRIMARY KEY,
    state  text COLLATE "C" NOT NULL CHECK (state IN ('closed', 'open', 'paused')),
    clerk  text             NOT NULL,
    why    text             NOT NULL,
    ticket bigint           NOT NULL,
    since  bigint           NOT NULL,
    served bigint           NOT NULL
);

-- What happened, in the order it happened: one row per transition, never changed, never removed. The number has no
-- gaps and becomes visible in order, because writers take turns.
CREATE TABLE journal (
    seq        bigint PRIMARY KEY,
    at         bigint           NOT NULL,
    day        text COLLATE "C" NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    ticket     bigint           NOT NULL,
    case_id    bigint           NOT NULL,
    "window"   text             NOT NULL,
    clerk      text             NOT NULL,
    from_state text             NOT NULL,
    to_state   text             NOT NULL,
    why        text             NOT NULL,
    body       text             NOT NULL
);

CREATE INDEX journal_ticket ON journal (ticket) WHERE ticket <> 0;
CREATE INDEX journal_calls ON journal (day, seq) WHERE kind IN ('call', 'recall');

-- +goose StatementBegin
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- What the last presses did, so that a repeated press does nothing again.
CREATE TABLE deeds (
    key      text COLLATE "C" PRIMARY KEY,
    verb     text             NOT NULL,
    day      text COLLATE "C" NOT NULL,
    ticket   bigint           NOT NULL,
    case_id  bigint           NOT NULL,
    "window" text             NOT NULL
);
