-- Sources that are pushed to. Its row is locked by whoever adds samples.
CREATE TABLE pushed_source (
    environment text        NOT NULL,
    service     text        NOT NULL,
    source      text        NOT NULL,
    first_at    timestamptz NOT NULL,
    PRIMARY KEY (environment, service, source)
);

-- Batches that were counted: each counts once.
CREATE TABLE pushed_batch (
    environment text        NOT NULL,
    service     text        NOT NULL,
    source      text        NOT NULL,
    reporter    text        NOT NULL,
    sequence    bigint      NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (environment, service, source, reporter, sequence)
);

CREATE INDEX pushed_batch_received ON pushed_batch (received_at);

-- What a reporter of cumulative counts said last.
CREATE TABLE pushed_reporter (
    environment text        NOT NULL,
    service     text        NOT NULL,
    source      text        NOT NULL,
    reporter    text        NOT NULL,
    arm         text        NOT NULL,
    sequence    bigint      NOT NULL,
    totals      text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (environment, service, source, reporter, arm)
);

-- All that was counted of an arm; it never falls.
CREATE TABLE pushed_arm (
    environment text        NOT NULL,
    service     text        NOT NULL,
    source      text        NOT NULL,
    arm         text        NOT NULL,
    totals      text        NOT NULL,
    newest_at   timestamptz NOT NULL,
    PRIMARY KEY (environment, service, source, arm)
);
