-- What people say about a flag, and for whom it is what. Added with defaults that mean what flags meant before.
ALTER TABLE flag
    ADD COLUMN description      text        NOT NULL DEFAULT '',
    ADD COLUMN owner            text        NOT NULL DEFAULT '',
    ADD COLUMN tags             text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN expires_at       timestamptz,
    ADD COLUMN stale_after_days integer,
    ADD COLUMN enabled          boolean     NOT NULL DEFAULT true,
    ADD COLUMN prerequisites    text        NOT NULL DEFAULT '[]',          -- JSON: [{"flag", "variants"}]
    ADD COLUMN targeting        text        NOT NULL DEFAULT '{"rules":[]}', -- JSON, as TargetingWriter writes it
    ADD COLUMN driver_active    boolean     NOT NULL DEFAULT false;           -- the rollout of the fence has not ended

-- What a flag was after the change; null for what was written before, when a flag had nothing but its exposure.
ALTER TABLE flag_revision ADD COLUMN content text;

CREATE TABLE segment (
    environment       text        NOT NULL,
    service           text        NOT NULL,
    name              text        NOT NULL,
    any_of            text,                       -- JSON: lists of clauses; null once it was deleted
    catalogue_version bigint      NOT NULL UNIQUE,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (environment, service, name)
);
COMMENT ON TABLE segment IS 'Deleted ones stay as rows, so that readers who poll by version hear of it.';
