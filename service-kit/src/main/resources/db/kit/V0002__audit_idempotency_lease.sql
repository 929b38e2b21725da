CREATE TABLE audit (
    id          uuid        PRIMARY KEY, -- UUIDv7: the order of time
    at          timestamptz NOT NULL DEFAULT now(),
    who         text        NOT NULL,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    environment text,
    service     text,
    reason      text,
    details     text        NOT NULL     -- JSON object
);
CREATE INDEX audit_of_subject ON audit (subject, id DESC);

CREATE TABLE idempotency (
    caller     text        NOT NULL,
    key        text        NOT NULL,
    request    bytea       NOT NULL,     -- SHA-256 of method, path and canonical body
    status     integer,
    location   text,
    body       text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE lease (
    name   text        PRIMARY KEY,
    holder text        NOT NULL,
    until  timestamptz NOT NULL
);
