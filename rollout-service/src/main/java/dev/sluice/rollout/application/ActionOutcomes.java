package dev.sluice.rollout.application;

import java.util.Map;
import java.util.UUID;

/**
 * What became of an action, told by its worker in a transaction of the worker's own that also ends the action's row. Outcomes of
 * actions that nobody waits for any more are ignored.
 */
public interface ActionOutcomes {

    /** Read back: observed equals desired. {@code observed} is published as what was read, for example the weights. */
    void applied(UUID rolloutId, int attempt, int stage, Map<String, Object> observed);

    /** The target refused (a higher fence, an unknown version): trying again cannot help. */
    void refused(UUID rolloutId, int attempt, int stage, String detail);

    /** Not read back in time. */
    void failed(UUID rolloutId, int attempt, int stage, String detail);

    /** The action that was in flight while the rollout halted has ended, whatever its outcome. */
    void settled(UUID rolloutId);
}
