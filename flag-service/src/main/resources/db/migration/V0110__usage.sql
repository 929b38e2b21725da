CREATE TABLE flag_use (
    flag       text        NOT NULL,
    variant    text        NOT NULL, -- empty: the default in the caller's code
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (flag, variant)
);
COMMENT ON TABLE flag_use IS 'Kept as long as the flag, since flags may be given years before they are stale. Exact to half a minute and an interval.';

CREATE TABLE flag_use_begin (
    single boolean     PRIMARY KEY DEFAULT true CHECK (single),
    at     timestamptz NOT NULL
);
COMMENT ON TABLE flag_use_begin IS 'One row. Nothing is known of evaluations before, so no flag is stale for want of them.';
INSERT INTO flag_use_begin (at) VALUES (now());

CREATE TABLE flag_evaluations (
    flag      text        NOT NULL,
    hour      timestamptz NOT NULL,
    revision  bigint      NOT NULL,
    variant   text        NOT NULL, -- empty: the default in the caller's code
    reason    text        NOT NULL,
    count     bigint      NOT NULL,
    PRIMARY KEY (flag, hour, revision, variant, reason)
);
COMMENT ON TABLE flag_evaluations IS 'Each replica adds what it counted since it added last.';
CREATE INDEX flag_evaluations_hour ON flag_evaluations (hour);

CREATE TABLE flag_debug (
    flag           text             PRIMARY KEY,
    sampling       double precision NOT NULL CHECK (sampling BETWEEN 0 AND 1),
    targeting_keys text[]           NOT NULL,
    attributes     text             NOT NULL, -- JSON object: name to text
    with_values    boolean          NOT NULL,
    salt           uuid             NOT NULL, -- of the hashed context ids, another one each time the log is set
    until          timestamptz      NOT NULL,
    dropped        bigint           NOT NULL  -- since it was set
);

CREATE TABLE flag_debug_record (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flag       text        NOT NULL,
    at         timestamptz NOT NULL,
    replica    text        NOT NULL,
    context_id text        NOT NULL,
    named      boolean     NOT NULL, -- context_id is the targeting key itself, not its hash
    rule       text        NOT NULL,
    bucket     bigint,
    total      bigint,
    variant    text,
    reason     text        NOT NULL,
    revision   bigint      NOT NULL,
    snapshot   bigint      NOT NULL,
    value      text                  -- JSON, only where it was asked for
);
CREATE INDEX flag_debug_record_of_flag ON flag_debug_record (flag, id DESC);
CREATE INDEX flag_debug_record_at ON flag_debug_record (at);

CREATE TABLE flag_stale (
    flag              text        PRIMARY KEY,
    reason            text        NOT NULL,
    since             timestamptz NOT NULL,
    last_evaluated_at timestamptz,
    said_at           timestamptz NOT NULL
);
COMMENT ON TABLE flag_stale IS 'Flags that are stale; the event was published with the row. It goes when the flag is used or changed.';
