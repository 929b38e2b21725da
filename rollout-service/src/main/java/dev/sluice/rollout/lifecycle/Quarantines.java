package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.plan.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a rollout that failed puts into quarantine. */
final class Quarantines {

    private Quarantines() {}

    /** The id follows from rollout and attempt, so that the same failure is the same entry. */
    static Quarantined of(Journey journey) {
        RolloutPlan plan = journey.compiled().plan();
        String seed = "quarantine/" + journey.rolloutId() + "/" + journey.attempt();
        String flag =
                switch (plan.strategy()) {
                    case Strategy.Canary canary -> null;
                    case Strategy.FeatureFlag feature -> feature.flag();
                };
        return new Quarantined(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)),
                plan.environment(),
                plan.service(),
                plan.change().to(),
                flag);
    }
}
