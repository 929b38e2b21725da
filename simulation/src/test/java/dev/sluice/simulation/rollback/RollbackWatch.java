package dev.sluice.simulation.rollback;

import dev.sluice.rollback.lifecycle.Rollback;

/** Told of every transaction around the core of rollback-service. */
public interface RollbackWatch {
    void decided(Rollback before, RollbackRow row);
}
