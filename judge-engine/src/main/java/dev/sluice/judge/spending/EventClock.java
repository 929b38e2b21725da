package dev.sluice.judge.spending;

/**
 * How much of alpha may be spent after so many failures of both arms: {@code f = .95·min(1,x)^1.5 + .05·(1 − 2^(−max(x−1, 0)))} with
 * {@code x = N/(1.5·N0)} (judges C2). Failures are the clock, not time: on a time clock, traffic that adapts to what is seen breaks
 * the guarantee.
 *
 * @param planned N0: failures of both arms together that a healthy rollout would have in its planned time; above 0
 */
public record EventClock(double planned) {
    private static final double PLANNED_PART = .95;

    public EventClock {
        if (!(planned > 0)) {
            throw new IllegalArgumentException("the planned number of failures is above 0");
        }
    }

    double spendable(long failures) {
        double x = failures / (1.5 * planned);
        double over = Math.max(x - 1, 0);
        return PLANNED_PART * Math.pow(Math.min(1, x), 1.5) + (1 - PLANNED_PART) * (1 - Math.pow(2, -over));
    }
}
