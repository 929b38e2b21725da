package dev.sluice.rollout.messaging;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.lifecycle.Verdict;
import dev.sluice.rollout.targets.Stops;

/** Which events stop for good: an UNHEALTHY verdict, whatever its stage, and everything that a rollback says. */
final class StopEvents {

    private static final String ROLLBACKS = "dev.sluice.rollback.";

    private StopEvents() {}

    static void note(EventEnvelope event, Stops stops) {
        if (event.type().startsWith(ROLLBACKS)) {
            stops.rollback(Data.of(event).uuid("rolloutId"));
        } else if (event.type().equals(VerdictConsumer.REACHED)) {
            Data data = Data.of(event);
            if (data.text("verdict").equals(Verdict.Kind.UNHEALTHY.name())) {
                stops.unhealthy(data.uuid("rolloutId"), data.integer("attempt"));
            }
        }
    }
}
