package dev.sluice.rollout.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a change moves into production. Compiles to stages; a further strategy is a further record here. */
public sealed interface Strategy {

    /** As written in a plan. */
    String type();

    /** The one target that it moves. */
    Target target();

    /** The walk from nobody to everybody. */
    Steps steps();

    /** Traffic of a route moves by weight from the old version to the new one. */
    record Canary(String route, Steps steps) implements Strategy {
        public static final String TYPE = "canary";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Target target() {
            return Target.route(route);
        }
    }

    /**
     * A flag's variant is given to more and more of the population.
     *
     * @param retireAfter how long after the rollout is closed the flag is to be gone; null when the plan does not say
     */
    record FeatureFlag(String flag, Steps steps, @Nullable Duration retireAfter) implements Strategy {
        public static final String TYPE = "feature-flag";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Target target() {
            return Target.flag(flag);
        }
    }
}
