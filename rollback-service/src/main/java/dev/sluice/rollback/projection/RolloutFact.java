package dev.sluice.rollback.projection;

import java.util.List;

/** What the projection takes from an event of rollout-service. */
public sealed interface RolloutFact {
    record Planned(Identity identity, int attempt, PlanCopy plan) implements RolloutFact {}

    /** A stage began; {@code undo} is cumulative: everything entered so far, in the order to execute. */
    record StageEntered(int attempt, int stage, List<Undo> undo) implements RolloutFact {
        public StageEntered {
            undo = List.copyOf(undo);
        }
    }

    record Retried(int attempt) implements RolloutFact {}

    /** A halt that only waited for a person is over: actions may begin again in this attempt. */
    record Resumed(int attempt) implements RolloutFact {}

    record Halted(int attempt) implements RolloutFact {}

    record Ended(int attempt) implements RolloutFact {}

    /** Any other event: only its sequence counts. */
    record Passed() implements RolloutFact {}
}
