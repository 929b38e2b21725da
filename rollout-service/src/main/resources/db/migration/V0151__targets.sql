-- Who decides what a route should do now. One row per route; written by intents only, never by the drift loop.
CREATE TABLE route_ownership (
    route         text PRIMARY KEY REFERENCES route (name) ON DELETE CASCADE,
    desired       jsonb   NOT NULL,
    fence         jsonb   NOT NULL,
    -- the rollback that holds the route now; it alone writes to the router meanwhile
    lent_to       uuid,
    -- a rollout that was halted: what it raised is not raised again by healing drift
    frozen_by     uuid,
    -- the highest fence of somebody else that the router answered with; above ours we do not fight
    foreign_fence jsonb
);

-- What the drift loop saw, and which replica looks. Hot and narrow, hence a table of its own.
CREATE TABLE route_watch (
    route       text PRIMARY KEY REFERENCES route (name) ON DELETE CASCADE,
    lease_owner text,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    observed    jsonb,
    last_seen   timestamptz,
    last_error  text,
    error_since timestamptz,
    healed      bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- An intent to change a target; carried out one at a time per target by whoever holds its lease.
CREATE TABLE action (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id       uuid        NOT NULL,
    attempt          int         NOT NULL,
    stage            int         NOT NULL,
    target_kind      text        NOT NULL,
    target_name      text        NOT NULL,
    desired          jsonb       NOT NULL,
    fence            jsonb       NOT NULL,
    entered_event    uuid        NOT NULL,
    -- the event that must be public before exposure rises; null once it is, or when exposure does not rise
    awaits           uuid,
    apply_by         timestamptz NOT NULL,
    status           text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'APPLIED', 'REFUSED', 'FAILED', 'CANCELLED')),
    cancel_requested boolean     NOT NULL DEFAULT false,
    lease_owner      text,
    lease_until      timestamptz,
    next_try         timestamptz NOT NULL,
    tries            int         NOT NULL DEFAULT 0,
    observed         jsonb,
    last_error       text,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    UNIQUE (entered_event, target_kind, target_name)
);
CREATE INDEX action_open ON action (target_kind, target_name, id) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX action_open_by_rollout ON action (rollout_id) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX action_awaiting ON action (awaits) WHERE awaits IS NOT NULL;
