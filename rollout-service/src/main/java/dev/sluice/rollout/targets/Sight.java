package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a route saw.
 *
 * @param observed null when the router could not be read: what was seen before stays
 * @param trouble why the route is not as desired, null when it is
 * @param healed whether it had drifted and was told again
 * @param nanos when, by {@link System#nanoTime}
 */
record Sight(
        String route, @Nullable Weights observed, @Nullable String trouble, boolean healed, long nanos) {

    static Sight of(String route, @Nullable Weights observed, @Nullable String trouble) {
        return new Sight(route, observed, trouble, false, System.nanoTime());
    }

    static Sight healed(String route, Weights observed) {
        return new Sight(route, observed, null, true, System.nanoTime());
    }

    /** This one, and that it was healed if the one before was and nobody has written that yet. */
    Sight after(Sight unwritten) {
        return new Sight(route, observed, trouble, healed || unwritten.healed(), nanos);
    }

    /** Whether it says the same about the route. */
    boolean repeats(@Nullable Sight before) {
        return before != null
                && !healed
                && Objects.equals(before.observed(), observed)
                && Objects.equals(before.trouble(), trouble);
    }
}
