CREATE TABLE ofrep_stream_key (
    generation integer     PRIMARY KEY, -- 1, 2, …: two replicas that make the next one at once make one
    secret     bytea       NOT NULL,    -- 256 random bits
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ofrep_stream_key IS 'Keys that tickets of OFREP event streams are signed with. A lost table costs open tickets, nothing else.';
