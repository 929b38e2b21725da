CREATE TABLE flag_set_served (
    environment text        NOT NULL,
    service     text        NOT NULL,
    at          timestamptz NOT NULL, -- the last time that somebody had a stream of it or fetched it, to a minute
    PRIMARY KEY (environment, service)
);
COMMENT ON TABLE flag_set_served IS 'Who evaluates in their own process never says what: any flag of a set that was served may be in use.';
