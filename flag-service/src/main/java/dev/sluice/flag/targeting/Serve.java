package dev.sluice.flag.targeting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What those get whom a rule is about. */
public sealed interface Serve {

    /** All of them the same. */
    record One(String variant) implements Serve {}

    /**
     * Each one of several, drawn by weight and always the same for the same caller.
     *
     * @param weights by variant, in the order in which they get the buckets: raising the first switches nobody off
     * @param by the attribute to draw by, such as {@code tenant}; null: the targeting key
     */
    record Split(Map<String, Integer> weights, @Nullable String by) implements Serve {
        public Split {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            long total = 0;
            for (int weight : weights.values()) {
                if (weight < 0) {
                    throw new IllegalArgumentException("a weight is not negative");
                }
                total += weight;
            }
            if (total < 1 || total > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the weights add up to 1 at least and " + Integer.MAX_VALUE + " at most");
            }
        }
    }
}
