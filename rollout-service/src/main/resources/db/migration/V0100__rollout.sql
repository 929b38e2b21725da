-- One row per rollout: its state as the pure core sees it, and columns for lists and timers. Written by RolloutService alone.
CREATE TABLE rollout (
    id           uuid PRIMARY KEY,
    name         text        NOT NULL,
    service      text        NOT NULL,
    environment  text        NOT NULL,
    strategy     text        NOT NULL,
    from_version text        NOT NULL,
    to_version   text        NOT NULL,
    state        text        NOT NULL,
    phase        text,
    stage        int,
    stage_count  int         NOT NULL,
    attempt      int         NOT NULL,
    version      bigint      NOT NULL,
    document     text        NOT NULL,
    due_at       timestamptz,
    planned_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX rollout_due ON rollout (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX rollout_by_state ON rollout (state, id DESC);

-- Everything that happened to a rollout, in order; replaying it gives the stored state. Append-only.
CREATE TABLE rollout_history (
    rollout_id uuid        NOT NULL REFERENCES rollout (id),
    position   int         NOT NULL,
    -- the version that a published event took; null for what is remembered only here
    version    bigint,
    event_id   uuid        NOT NULL UNIQUE,
    type       text        NOT NULL,
    document   text        NOT NULL,
    caused_by  uuid,
    at         timestamptz NOT NULL,
    PRIMARY KEY (rollout_id, position),
    UNIQUE (rollout_id, version)
);
