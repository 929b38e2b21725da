-- One rollout at a time holds a target.
CREATE TABLE claim (
    target_kind text        NOT NULL,
    target_name text        NOT NULL,
    rollout_id  uuid        NOT NULL,
    claimed_at  timestamptz NOT NULL,
    -- the holder has completed: it only watches, and a rollback of it is still possible
    settled     boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (target_kind, target_name)
);
CREATE INDEX claim_by_rollout ON claim (rollout_id);

-- The last rollout that ever held a target: the next one must have a greater id, since fences compare ids as text.
CREATE TABLE target_succession (
    target_kind  text NOT NULL,
    target_name  text NOT NULL,
    last_rollout text NOT NULL,
    PRIMARY KEY (target_kind, target_name)
);
