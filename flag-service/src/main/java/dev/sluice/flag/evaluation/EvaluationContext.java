package dev.sluice.flag.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param targetingKey what a percentage is drawn by, usually the id of a user
 * @param attributes everything else that the caller said; values are JSON as Java objects
 */
public record EvaluationContext(String targetingKey, Map<String, ? extends @Nullable Object> attributes) {
    /** The attribute that is {@code true} for the internal audience. */
    public static final String INTERNAL = "internal";

    /** Only the boolean {@code true} counts: a text that says so may come from anywhere. */
    public boolean isInternal() {
        return Boolean.TRUE.equals(attributes.get(INTERNAL));
    }
}
