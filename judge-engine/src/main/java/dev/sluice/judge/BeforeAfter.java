package dev.sluice.judge;

/**
 * The standard for a candidate without a live baseline. It is worse when its counts are improbable at {@link #rate} and
 * when, besides, its rate in this stage exceeds {@link #limit}. The second condition keeps small shared swings, which
 * nothing cancels here, from stopping a healthy version.
 *
 * @param rate the highest error rate that counts as not worse
 * @param limit the absolute limit: the baseline's rate plus the increase that the plan allows
 * @param counted whether {@code rate} comes from the baseline's own requests in this rollout
 */
public record BeforeAfter(double rate, double limit, boolean counted) {

    /**
     * The standard that the counts known so far allow.
     *
     * @param attempt the baseline's counts in this attempt; used when there are at least minRequests
     * @param referenceRate the baseline's error rate from before the rollout, 0 when unknown
     */
    public static BeforeAfter of(Metric.ErrorRatio metric, Counts attempt, double referenceRate, double level) {
        if (attempt.requests() >= metric.minRequests() && attempt.requests() > 0) {
            double limit = attempt.rate() + metric.maxIncrease();
            return new BeforeAfter(RateBounds.upper(attempt, level), limit, true);
        }
        double limit = Math.min(1, referenceRate + metric.maxIncrease());
        return new BeforeAfter(limit, limit, false);
    }

    /** Whether the candidate's rate in this stage is above the absolute limit. */
    public boolean exceededBy(Counts candidate) {
        return candidate.requests() > 0 && candidate.rate() > limit;
    }
}
