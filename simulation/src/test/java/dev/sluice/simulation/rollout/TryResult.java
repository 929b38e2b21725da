package dev.sluice.simulation.rollout;

import java.util.Map;

/** What one try of an action came to. */
sealed interface TryResult {
    record Held(Map<String, Integer> observed) implements TryResult {}

    record Refused(String why) implements TryResult {}

    record NotYet(String why) implements TryResult {}
}
