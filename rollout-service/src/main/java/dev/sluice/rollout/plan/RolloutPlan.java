package dev.sluice.rollout.plan;

import java.time.Duration;

/**
 * The immutable description that a rollout executes, with all defaults filled in.
 *
 * @param deadline per stage: how long NO_DATA, ERROR or INCONCLUSIVE may hold it after its bake
 * @param applyTimeout how long an action may take until it is read back
 */
public record RolloutPlan(
        String name,
        String service,
        String environment,
        Change change,
        Strategy strategy,
        Analysis analysis,
        Duration deadline,
        Duration applyTimeout,
        RollbackPolicy rollback) {}
