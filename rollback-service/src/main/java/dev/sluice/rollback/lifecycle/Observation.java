package dev.sluice.rollback.lifecycle;

import java.util.Map;

/** What was read back from a target after its step. */
public sealed interface Observation {
    /** The weights that the router says it holds. */
    record Weights(Map<String, Integer> weights) implements Observation {
        public Weights {
            weights = Map.copyOf(weights);
        }
    }

    /** The revision that flag-service says it made. */
    record Flag(long revision) implements Observation {}
}
