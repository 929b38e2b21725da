package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;
import dev.sluice.flag.usage.staleness.StaleReason;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@code flag.stale-detected.v1}.
 *
 * @param since when the evidence begins
 * @param lastEvaluatedAt null when no evaluation was ever counted
 * @param owner empty when the flag's card names none
 */
record StaleDetected(
        String flag,
        String kind,
        StaleReason reason,
        String since,
        @Nullable String lastEvaluatedAt,
        String owner) {
    static final String TYPE = "dev.sluice.flag.stale-detected.v1";

    static StaleDetected of(Flag flag, StaleFlag stale) {
        return new StaleDetected(
                flag.key(),
                flag.definition().kind().wire(),
                stale.reason(),
                stale.since().toString(),
                stale.lastEvaluatedAt() == null ? null : stale.lastEvaluatedAt().toString(),
                flag.content().card().owner());
    }
}
