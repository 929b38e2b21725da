-- A halt freezes the routes that the rollout's actions touched, ended ones included.
CREATE INDEX action_by_rollout ON action (rollout_id);
