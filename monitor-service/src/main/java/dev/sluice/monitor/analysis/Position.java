package dev.sluice.monitor.analysis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the rollout stands.
 *
 * @param sequence the highest sequence seen on the rollouts topic
 * @param stage −1 before the first one
 * @param changedAt when the share last changed or began to; the monitor's clock
 * @param applied null while the stage is not applied
 */
public record Position(
        long sequence,
        Phase phase,
        int attempt,
        int stage,
        Instant changedAt,
        @Nullable Application applied) {

    /** Whether the analysis looks. */
    public enum Phase {
        PLANNED,
        WATCHING,
        WITHDRAWN,
        ENDED
    }

    /** The stage-applied event of this stage and when it was known here. */
    public record Application(long sequence, Instant at) {}

    Position seen(long newest) {
        return new Position(newest, phase, attempt, stage, changedAt, applied);
    }

    Position in(Phase next) {
        return new Position(sequence, next, attempt, stage, changedAt, applied);
    }
}
