ALTER TABLE change_request ADD COLUMN author_of_tokens_file boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN change_request.author_of_tokens_file IS 'Then what the author may do is looked up again when the change is made.';
