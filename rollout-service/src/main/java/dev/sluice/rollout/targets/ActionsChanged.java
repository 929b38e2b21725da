package dev.sluice.rollout.targets;

/** Fired within a transaction that changed the action table; observed after its commit, to look at once. */
record ActionsChanged() {}
