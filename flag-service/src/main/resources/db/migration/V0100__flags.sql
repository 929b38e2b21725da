CREATE TABLE catalogue (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    version bigint  NOT NULL
);
COMMENT ON TABLE catalogue IS 'One row. Whoever changes a flag locks it first, so the order of versions is the order of commits and readers may poll by version.';
INSERT INTO catalogue (version) VALUES (0);

CREATE TABLE flag (
    key               text          PRIMARY KEY,
    kind              text          NOT NULL,
    environment       text          NOT NULL,
    service           text          NOT NULL,
    variants          text          NOT NULL, -- JSON object: name to boolean
    default_variant   text          NOT NULL,
    variant           text          NOT NULL,
    otherwise         text          NOT NULL,
    internal          boolean       NOT NULL,
    percentage        numeric(6, 3) NOT NULL CHECK (percentage BETWEEN 0 AND 100),
    revision          bigint        NOT NULL,
    archived          boolean       NOT NULL,
    fence_rollout     uuid,                   -- the highest fence seen
    fence_attempt     integer,
    fence_direction   text,
    fence_sequence    bigint,
    before_variant    text,                   -- the exposure from before the first change of fence_rollout
    before_otherwise  text,
    before_internal   boolean,
    before_percentage numeric(6, 3),
    catalogue_version bigint        NOT NULL UNIQUE,
    created_at        timestamptz   NOT NULL,
    changed_at        timestamptz   NOT NULL
);

CREATE TABLE flag_revision (
    flag            text          NOT NULL REFERENCES flag,
    number          bigint        NOT NULL,
    change          text          NOT NULL,
    variant         text          NOT NULL,
    otherwise       text          NOT NULL,
    internal        boolean       NOT NULL,
    percentage      numeric(6, 3) NOT NULL,
    cause           text          NOT NULL,
    fence_rollout   uuid,
    fence_attempt   integer,
    fence_direction text,
    fence_sequence  bigint,
    by              text,
    reason          text,
    at              timestamptz   NOT NULL,
    PRIMARY KEY (flag, number)
);
COMMENT ON TABLE flag_revision IS 'Written once, never changed.';

CREATE TABLE flag_stream (
    key      text   PRIMARY KEY, -- also of flags that are asked for and do not exist
    sequence bigint NOT NULL     -- of the last event about it
);
