-- Routes and sources are names that an admin registered: plans name them and never carry a URL.
CREATE TABLE route (
    name        text PRIMARY KEY,
    service     text        NOT NULL,
    environment text        NOT NULL,
    driver      text        NOT NULL,
    url         text        NOT NULL,
    credential  text,
    active      text        NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL
);

CREATE TABLE source (
    name        text PRIMARY KEY,
    service     text        NOT NULL,
    environment text        NOT NULL,
    type        text        NOT NULL,
    url         text        NOT NULL,
    credential  text,
    requests    text,
    errors      text,
    duration    text,
    arm_label   text,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL
);
