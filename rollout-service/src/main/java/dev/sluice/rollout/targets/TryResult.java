package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;

/** What one try of an action came to. */
sealed interface TryResult {

    /** Read back as desired. */
    record Held(Weights observed) implements TryResult {}

    /** Trying again cannot help. */
    record Refused(String why) implements TryResult {}

    /** Trying again may help. */
    record NotYet(String why) implements TryResult {}
}
