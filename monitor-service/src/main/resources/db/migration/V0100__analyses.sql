-- One row per rollout: what to compare (as rollout.planned said it) and everything known so far.
CREATE TABLE analysis (
    rollout_id   uuid PRIMARY KEY,
    environment  text NOT NULL,
    service      text NOT NULL,
    planned      text NOT NULL,
    state        text NOT NULL,
    -- the newest event of the rollout, which the next verdict names as its cause
    caused_by    uuid NOT NULL,
    created_at   timestamptz NOT NULL,
    looked_at    timestamptz,
    -- null while nothing is watched
    next_look_at timestamptz,
    lease_owner  text,
    lease_token  uuid,
    lease_until  timestamptz
);

CREATE INDEX analysis_due ON analysis (next_look_at) WHERE next_look_at IS NOT NULL;
