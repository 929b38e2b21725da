-- Said by a column of its own: a person may also take a flag over from a rollback, whose fence stays.
ALTER TABLE flag ADD COLUMN held_by_person boolean NOT NULL DEFAULT false;
UPDATE flag SET held_by_person = true WHERE fence_direction = 'ROLLBACK' AND fence_sequence = 0;
