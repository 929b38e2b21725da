package dev.sluice.judge.planning;

import java.time.Duration;

/**
 * A stage as planned.
 *
 * @param share of the requests that the candidate gets, above 0; at 1 there is no live baseline
 */
public record StagePlan(double share, Duration bake) {
    public StagePlan {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies above 0, at most at 1");
        }
        if (bake.isNegative()) {
            throw new IllegalArgumentException("a bake time is not negative");
        }
    }

    /** At least a second, as in HealthProof. */
    double seconds() {
        return Math.max(1, bake.toMillis() / 1000.0);
    }

    boolean alone() {
        return share == 1;
    }

    StagePlan lasting(double seconds) {
        return new StagePlan(share, Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
