CREATE TABLE quarantine (
    id              uuid PRIMARY KEY,
    rollout_id      uuid        NOT NULL,
    environment     text        NOT NULL,
    service         text        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('version', 'variant')),
    version         text        NOT NULL,
    flag            text        NOT NULL DEFAULT '',
    reason          text        NOT NULL,
    quarantined_at  timestamptz NOT NULL,
    released_at     timestamptz,
    released_by     text,
    released_reason text
);
-- at most one open quarantine of the same thing
CREATE UNIQUE INDEX quarantine_open ON quarantine (environment, service, kind, version, flag) WHERE released_at IS NULL;
