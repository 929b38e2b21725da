-- What flag-service published about its flags: to whom a flag belongs, and who gets what now.
CREATE TABLE known_flag (
    flag        text PRIMARY KEY,
    service     text    NOT NULL,
    environment text    NOT NULL,
    variants    text[]  NOT NULL,
    variant     text    NOT NULL,
    otherwise   text    NOT NULL,
    internal    boolean NOT NULL,
    percentage  int     NOT NULL,
    revision    bigint  NOT NULL,
    archived    boolean NOT NULL
);
