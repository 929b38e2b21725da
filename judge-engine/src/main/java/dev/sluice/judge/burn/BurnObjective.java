package dev.sluice.judge.burn;

import java.util.List;

/**
 * A service level objective.
 *
 * @param target the share of requests that must not fail, above 0 and below 1
 * @param minRequests requests that a window must have seen before it can burn: one error of ten requests says little
 * @param windows at most {@value #MOST_WINDOWS}
 */
public record BurnObjective(double target, long minRequests, List<BurnWindow> windows) {
    /** The most pairs of windows, which bounds the state. */
    public static final int MOST_WINDOWS = 3;

    public BurnObjective {
        windows = List.copyOf(windows);
        if (!(target > 0 && target < 1) || minRequests < 1) {
            throw new IllegalArgumentException("a target lies between 0 and 1, and takes at least one request");
        }
        if (windows.isEmpty() || windows.size() > MOST_WINDOWS) {
            throw new IllegalArgumentException("an objective has 1 to " + MOST_WINDOWS + " windows");
        }
    }

    /** Errors per request that use up the budget exactly. */
    double budget() {
        return 1 - target;
    }
}
