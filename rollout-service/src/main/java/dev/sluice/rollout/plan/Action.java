package dev.sluice.rollout.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a stage does to the world. Shares are percent. */
public sealed interface Action {

    /** The target that this action moves; empty when it moves nothing. */
    Optional<Target> target();

    /** Splits a route's traffic: whole percents by version, sum 100. */
    record SetWeights(String route, Map<String, Integer> weights) implements Action {
        public SetWeights {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
            if (sum != 100) {
                throw new IllegalArgumentException("weights must sum to 100, not " + sum);
            }
        }

        @Override
        public Optional<Target> target() {
            return Optional.of(Target.route(route));
        }
    }

    /** Gives {@code variant} to the internal audience (when {@code internal}) and to {@code percentage} of all others. */
    record SetFlag(String flag, String variant, String from, boolean internal, int percentage) implements Action {
        public SetFlag {
            if (percentage < 0 || percentage > 100) {
                throw new IllegalArgumentException("percentage must be within 0 and 100, not " + percentage);
            }
        }

        @Override
        public Optional<Target> target() {
            return Optional.of(Target.flag(flag));
        }
    }

    /** The final bake: nothing changes, the analysis goes on. */
    record Observe() implements Action {
        @Override
        public Optional<Target> target() {
            return Optional.empty();
        }
    }
}
