package dev.sluice.rollout.plan;

import java.time.Duration;

/**
 * When a rollout goes back.
 *
 * @param onNoData what happens when a stage got no HEALTHY verdict until its deadline
 * @param window how long a completed rollout is watched with its rollback armed
 */
public record RollbackPolicy(OnNoData onNoData, Duration window) {

    /** Spelled in lower case in a plan. */
    public enum OnNoData {
        HOLD,
        ROLLBACK
    }
}
