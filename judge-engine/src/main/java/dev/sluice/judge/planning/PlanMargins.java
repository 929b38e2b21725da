package dev.sluice.judge.planning;

import org.jspecify.annotations.Nullable;

/**
 * What the plan says of its error metric.
 *
 * @param alpha probability with which a healthy version may be stopped
 * @param maxIncrease the harm that HEALTHY must exclude: additional errors per request, over all traffic of the target
 * @param maxRatio what besides makes it harm: so many times the baseline's errors per request; null when any ratio does
 */
public record PlanMargins(
        double alpha, double maxIncrease, @Nullable Double maxRatio) {
    public PlanMargins {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha lies between 0 and 1");
        }
        if (!(maxIncrease > 0 && maxIncrease <= 1)) {
            throw new IllegalArgumentException("maxIncrease is above 0, at most 1");
        }
        if (maxRatio != null && !(maxRatio > 1)) {
            throw new IllegalArgumentException("maxRatio is above 1");
        }
    }
}
