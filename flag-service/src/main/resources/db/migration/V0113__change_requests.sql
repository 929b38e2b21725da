CREATE TABLE environment_setting (
    environment text        PRIMARY KEY,
    approvals   integer     NOT NULL CHECK (approvals BETWEEN 0 AND 1), -- how many others must approve of a person's change
    changed_by  text        NOT NULL,
    reason      text        NOT NULL,
    changed_at  timestamptz NOT NULL
);
COMMENT ON TABLE environment_setting IS 'An environment without a row asks for no approval.';

CREATE TABLE change_request (
    id                uuid        PRIMARY KEY,
    environment       text        NOT NULL,
    service           text        NOT NULL,
    flag              text,
    segment           text,
    change            text        NOT NULL, -- JSON, as WantedText writes it
    at                timestamptz,          -- null: as soon as nothing is missing
    only_if_unchanged boolean     NOT NULL,
    expires_at        timestamptz NOT NULL, -- from then on it is not applied any more
    author            text        NOT NULL,
    reason            text        NOT NULL,
    revision          bigint      NOT NULL, -- of the flag when it was posted; of a segment: the version of the catalogue, 0 if there was none
    created_at        timestamptz NOT NULL,
    state             text        NOT NULL,
    approver          text,
    approval_reason   text,
    settled_at        timestamptz,
    settled_by        text,                 -- who rejected or withdrew it
    settled_reason    text,
    applied_revision  bigint,
    segment_before    text,                 -- JSON; what a segment was when it was applied, since segments have no history
    problem           text,                 -- the code of what stood in the way
    detail            text,
    due_at            timestamptz,          -- when a replica looks at it next; null once it is settled
    CHECK ((flag IS NULL) <> (segment IS NULL)),
    CHECK ((settled_at IS NULL) = (due_at IS NOT NULL))
);
COMMENT ON TABLE change_request IS 'Kept for ever, like revisions: who approved of what.';
CREATE INDEX change_request_due ON change_request (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX change_request_of_flag ON change_request (flag, id DESC);

ALTER TABLE flag_revision ADD COLUMN change_request uuid; -- that asked for it, if one did
