package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.matrix.FailureKind;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a rollback begins.
 *
 * @param failureKinds what broke; empty when nobody said (everything entered is undone)
 * @param reason one sentence for the person on call
 */
public record Trigger(Cause cause, Aim aim, Set<FailureKind> failureKinds, String reason) {
    public Trigger {
        failureKinds = Set.copyOf(failureKinds);
    }

    public enum Kind {
        /** monitor-service found the candidate UNHEALTHY. */
        VERDICT,
        /** rollout-service asks, for a person or for a rule of the plan. */
        REQUEST,
        /** A person asks this service itself. */
        BREAK_GLASS
    }

    /**
     * Who or what asks.
     *
     * @param eventId the event that asks; absent when a person broke the glass
     */
    public record Cause(
            Kind kind, @Nullable UUID eventId, @Nullable String by) {}

    /**
     * What is to be undone.
     *
     * @param rolloutSequence how much of the rollout whoever asks has seen; this service must have seen as much
     * @param stage where it failed; -1 when nobody said
     */
    public record Aim(UUID rolloutId, int attempt, long rolloutSequence, int stage) {}

    Trigger blaming(Set<FailureKind> kinds) {
        return new Trigger(cause, aim, kinds, reason);
    }
}
