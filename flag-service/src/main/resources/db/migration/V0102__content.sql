-- What people say about a flag, and for whom it is what. Added with defaults that mean what flags meant before.
ALTER TABLE flag
    ADD COLUMN description      text        NOT NULL DEFAULT '',
    ADD COLUMN owner            text        NOT NULL DEFAULT '',
    ADD COLUMN tags             text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN expires_at       timestamptz,
    ADD COLUMN stale_after_days integer,
    ADD COLUMN enabled          boolean     NOT NULL DEFAULT true,
    ADD COLUMN prerequisites    text        NOT NULL DEFAULT '[]',          -- JSON: [{"flag", "variants"}]
    ADD COLUMN targeting        text        NOT NULL DEFAULT '{"rules":[]}'; -- JSON, as TargetingWriter writes it
