package dev.sluice.flag.usage.debug;

import dev.sluice.flagengine.EvaluationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which evaluations of a flag are written down.
 *
 * @param sampling the share of all, 0 to 1
 * @param targetingKeys callers whose every evaluation is written down
 * @param attributes callers with any of these are, too; compared as text
 * @param values whether values are written down with them
 * @param until then it ends
 * @param salt hashes the targeting keys of those who were not named, so that they can be told apart and not looked up
 */
public record DebugSettings(
        String flag,
        double sampling,
        Set<String> targetingKeys,
        Map<String, String> attributes,
        boolean values,
        Instant until,
        UUID salt) {
    public static final int MOST_KEYS = 20;
    public static final int MOST_ATTRIBUTES = 5;

    /** It cannot be forgotten to end it. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final String TARGETING_KEY = "targetingKey";

    public DebugSettings {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("sampling is from 0 to 1");
        }
        if (targetingKeys.size() > MOST_KEYS || attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "at most " + MOST_KEYS + " targeting keys and " + MOST_ATTRIBUTES + " attributes are watched");
        }
        targetingKeys = Set.copyOf(targetingKeys);
        attributes = Map.copyOf(attributes);
    }

    /** Why an evaluation is written down. */
    public enum Match {
        NONE,
        SAMPLED,
        NAMED
    }

    /**
     * Whether this caller's evaluation is written down now.
     *
     * @param chance from 0 to 1, exclusive
     */
    public Match match(EvaluationContext caller, Instant now, double chance) {
        if (!now.isBefore(until)) {
            return Match.NONE;
        }
        if (caller.attribute(TARGETING_KEY) instanceof String key && targetingKeys.contains(key)) {
            return Match.NAMED;
        }
        return chance < sampling || hasAttribute(caller) ? Match.SAMPLED : Match.NONE;
    }

    private boolean hasAttribute(EvaluationContext caller) {
        for (Map.Entry<String, String> wanted : attributes.entrySet()) {
            Object has = caller.attribute(wanted.getKey());
            if (has != null && wanted.getValue().equals(has.toString())) {
                return true;
            }
        }
        return false;
    }

    /** How a caller appears in the log: by name only when they were named by who set it. */
    public String contextId(EvaluationContext caller, Match match) {
        Object key = caller.attribute(TARGETING_KEY);
        if (!(key instanceof String name)) {
            return "";
        }
        return match == Match.NAMED ? name : ContextHash.of(salt, name);
    }
}
