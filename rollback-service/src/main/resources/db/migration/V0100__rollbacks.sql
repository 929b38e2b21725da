CREATE TABLE rollout_copy (
    rollout_id  uuid        PRIMARY KEY,
    environment text,
    service     text,
    sequence    bigint      NOT NULL, -- highest folded in; 0 = only named by somebody, its plan was not read
    live        boolean     NOT NULL, -- may still be rolled back
    document    text        NOT NULL, -- JSON of RolloutCopy
    updated_at  timestamptz NOT NULL
);
COMMENT ON TABLE rollout_copy IS 'This service''s own copy of each rollout, from events alone. Its row lock orders everything about one rollout.';
CREATE INDEX rollout_copy_live ON rollout_copy (updated_at DESC) WHERE live;

CREATE TABLE rollback (
    id               uuid        PRIMARY KEY, -- UUIDv7: the order of time
    rollout_id       uuid        NOT NULL,
    attempt          integer     NOT NULL,
    environment      text,
    service          text,
    state            text        NOT NULL,
    version          bigint      NOT NULL,    -- events published
    document         text        NOT NULL,    -- JSON of RollbackState
    started_event_id uuid,                    -- the latest rollback.started
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    active           boolean     NOT NULL,    -- a worker has something to do
    lease_owner      text        NOT NULL,
    lease_until      timestamptz NOT NULL,
    UNIQUE (rollout_id, attempt)
);
CREATE INDEX rollback_active ON rollback (lease_until) WHERE active;

CREATE TABLE rollback_history (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollback_id uuid        NOT NULL REFERENCES rollback,
    at          timestamptz NOT NULL,
    type        text        NOT NULL,
    document    text        NOT NULL          -- JSON of RollbackEvent
);
CREATE INDEX rollback_history_of ON rollback_history (rollback_id, id);
