package dev.sluice.flag.targeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the first rule that holds is about gets what it serves.
 *
 * @param name for explanations; null: its number
 * @param when all of them must hold; none: everybody
 */
public record TargetingRule(@Nullable String name, List<Clause> when, Serve serve) {
    public static final int MOST_CLAUSES = 20;

    public TargetingRule {
        when = List.copyOf(when);
        if (when.size() > MOST_CLAUSES) {
            throw new IllegalArgumentException("a rule has at most " + MOST_CLAUSES + " clauses; take a segment");
        }
    }
}
