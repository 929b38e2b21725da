CREATE TABLE effect (subject text NOT NULL, event_id uuid NOT NULL, data text NOT NULL);
