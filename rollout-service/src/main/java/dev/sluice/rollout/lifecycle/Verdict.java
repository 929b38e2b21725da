package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What monitor-service concluded about one stage of one attempt.
 *
 * @param id the event's id
 * @param sequence orders the verdicts of a rollout
 * @param appliedSequence the sequence of the {@code stage-applied} after which its data was counted; null while none was seen
 * @param at instant of the look
 */
public record Verdict(
        UUID id,
        long sequence,
        int attempt,
        int stage,
        Kind kind,
        @Nullable Long appliedSequence,
        Instant at,
        List<FailureKind> blames,
        String summary) {

    /** Only HEALTHY advances. */
    public enum Kind {
        HEALTHY,
        UNHEALTHY,
        INCONCLUSIVE,
        NO_DATA,
        ERROR
    }

    public Verdict {
        blames = List.copyOf(blames);
    }

    /** The same, but no younger than it can be: the clock of who looked may be ahead. */
    Verdict noLaterThan(Instant now) {
        return at.isAfter(now)
                ? new Verdict(id, sequence, attempt, stage, kind, appliedSequence, now, blames, summary)
                : this;
    }

    /** Whether what changed is to blame, and not only something that it calls. */
    public boolean condemns() {
        return kind == Kind.UNHEALTHY && !FailureKinds.onlyIntegration(blames);
    }
}
