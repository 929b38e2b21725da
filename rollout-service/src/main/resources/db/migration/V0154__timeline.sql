-- What happened to a rollout in the order in which it arrived here, from all four topics.
CREATE TABLE timeline (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id  uuid        NOT NULL,
    event_id    uuid        NOT NULL UNIQUE,
    source      text        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    sequence    bigint      NOT NULL,
    environment text,
    service     text,
    happened_at timestamptz NOT NULL,
    arrived_at  timestamptz NOT NULL,
    summary     text        NOT NULL,
    data        jsonb       NOT NULL
);
CREATE INDEX timeline_by_rollout ON timeline (rollout_id, position);
