-- What a source of type prometheus has besides: how its secret is sent, and a query that tells when counters begin anew.
ALTER TABLE source ADD COLUMN auth text;
ALTER TABLE source ADD COLUMN started text;
