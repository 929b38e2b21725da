CREATE TABLE outbox (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id          uuid        NOT NULL UNIQUE,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    topic             text        NOT NULL,
    key               text        NOT NULL,
    type              text        NOT NULL,
    headers           text        NOT NULL, -- JSON object, exactly as sent
    payload           bytea       NOT NULL, -- exactly as sent
    created_at        timestamptz NOT NULL DEFAULT now(),
    published_at      timestamptz,
    attempts          integer     NOT NULL DEFAULT 0,
    last_error        text,
    blocked_until     timestamptz,          -- the row and all later rows of its key wait; 'infinity' = parked
    UNIQUE (topic, aggregate_id, aggregate_version)
);
COMMENT ON TABLE outbox IS 'Rows are marked when published; nobody keeps a cursor, since ids become visible out of order.';
CREATE INDEX outbox_waiting ON outbox (id) WHERE published_at IS NULL;
CREATE INDEX outbox_blocked ON outbox (topic, key) WHERE published_at IS NULL AND blocked_until IS NOT NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received ON inbox (received_at);
