package dev.sluice.flag.messaging;

import dev.sluice.flag.application.Stops;
import dev.sluice.kit.envelope.EventEnvelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events stop for good: an UNHEALTHY verdict, whatever its stage, and everything that a rollback says. */
final class StopEvents {
    private static final String ROLLBACKS = "dev.sluice.rollback.";
    private static final String VERDICT = "dev.sluice.verdict.reached.v1";
    private static final String UNHEALTHY = "UNHEALTHY";

    private StopEvents() {}

    /** What such an event says. */
    record Said(UUID rolloutId, Integer attempt, @Nullable String verdict) {}

    static void note(EventEnvelope event, Stops stops) {
        boolean verdict = event.type().equals(VERDICT);
        if (!verdict && !event.type().startsWith(ROLLBACKS)) {
            return;
        }
        Said said = Wire.read(event, Said.class, read -> read);
        UUID rollout = Wire.required(said.rolloutId(), "rolloutId");
        if (!verdict) {
            stops.rollback(rollout);
        } else if (UNHEALTHY.equals(said.verdict())) {
            stops.unhealthy(rollout, Wire.required(said.attempt(), "attempt"));
        }
    }
}
