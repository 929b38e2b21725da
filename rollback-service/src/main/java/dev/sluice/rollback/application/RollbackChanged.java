package dev.sluice.rollback.application;

import dev.sluice.rollback.lifecycle.Rollback;

/**
 * A rollback was changed in this transaction; observe it after its commit.
 *
 * @param isNew whether the lease came with the row, so that nobody needs to ask for it
 */
public record RollbackChanged(Rollback rollback, boolean isNew) {}
