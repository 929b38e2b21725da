package dev.sluice.rollback.lifecycle;

import java.util.UUID;

/**
 * The fence of a rollback's commands; its direction is always ROLLBACK, so it is above every forward command of the attempt.
 *
 * @param sequence version of the {@code rollback.started} that carries it
 */
public record Fence(UUID rollout, int attempt, long sequence) {
    boolean sameAttempt(Fence other) {
        return rollout.equals(other.rollout) && attempt == other.attempt;
    }
}
