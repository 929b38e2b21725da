package dev.sluice.judge;

import org.jspecify.annotations.Nullable;

/**
 * Errors per request: UNHEALTHY by the guarded e-process, HEALTHY by the tests of {@link HealthProof}.
 *
 * @param evidence the state of both tests after this look
 */
public record ErrorRatioJudge(Metric.ErrorRatio metric, Evidence evidence) implements Judge {

    /**
     * The state of both tests.
     *
     * @param logE ln of this metric's guarded e-value
     * @param alarm what the alarm of all metrics together says about this one
     * @param proof the tests of this stage
     * @param standard what a before/after stage compares with; null with a live baseline
     */
    public record Evidence(
            double logE,
            Alarm alarm,
            HealthProof proof,
            @Nullable BeforeAfter standard,
            ErrorBudget budget) {}

    @Override
    public Finding judge(Observation observation) {
        if (evidence.alarm() == Alarm.RAISED) {
            return unhealthy(observation);
        }
        return observation.obstacle(metric).orElseGet(() -> weigh(observation));
    }

    /** p_max of judges B: the error rate that HEALTHY must exclude, {@code p_ref + maxIncrease / counted share}. */
    public static double limit(Metric.ErrorRatio metric, double referenceRate, double share) {
        return share <= 0 ? 1 : Math.min(1, referenceRate + metric.maxIncrease() / share);
    }

    /**
     * p_ref of judges B: the baseline's rate from before the rollout, 0 (which is stricter) when fewer than minRequests were
     * counted then; or the baseline's rate in this attempt when that is lower, so that an incident of long ago allows nothing.
     */
    public static double referenceRate(Metric.ErrorRatio metric, Counts before, Counts attempt) {
        double reference = before.requests() >= metric.minRequests() ? before.rate() : 0;
        return attempt.requests() >= metric.minRequests() ? Math.min(reference, attempt.rate()) : reference;
    }

    private Finding weigh(Observation observation) {
        Counts candidate = observation.stage().candidate();
        String failed = Words.failed(observation.arms().candidate(), candidate);
        if (evidence.alarm() == Alarm.WITHIN_LIMIT) {
            return finding(
                    observation,
                    Verdict.INCONCLUSIVE,
                    failed + ", more than the baseline did before, but within the limit of the plan; "
                            + Sentences.BEFORE_AFTER + ".");
        }
        if (evidence.alarm() == Alarm.NOISE) {
            return finding(
                    observation,
                    Verdict.INCONCLUSIVE,
                    failed + ", "
                            + Words.failed(
                                    observation.arms().baseline(),
                                    observation.stage().baseline())
                            + ": worse than chance between requests explains, but it may be noise between instances.");
        }
        double referenceRate = referenceRate(
                metric,
                observation.reference().baseline(),
                observation.attempt().baseline());
        double limit = limit(metric, referenceRate, observation.stage().counts().share());
        Finding.Score score = new Finding.Score(candidate.rate(), limit, HealthProof.BETA);
        if (!observation.standing().baked()) {
            return new Finding(
                    metric,
                    Verdict.INCONCLUSIVE,
                    "bake",
                    score,
                    observation.stage().counts(),
                    failed + "; the bake time is not over.");
        }
        boolean healthy = evidence.proof().proven() && candidate.rate() <= Math.max(limit, allowed(observation));
        String excluded = healthy
                ? "; an error rate of " + Words.percent(limit) + " or more is excluded" + ratio()
                : "; too few requests to exclude an error rate of " + Words.percent(limit);
        return new Finding(
                metric,
                healthy ? Verdict.HEALTHY : Verdict.INCONCLUSIVE,
                "errors-absolute",
                score,
                observation.stage().counts(),
                failed + excluded + Sentences.comparison(observation) + ".");
    }

    /** What the ratio allows beside a live baseline. */
    private double allowed(Observation observation) {
        Double ratio = metric.maxRatio();
        return ratio == null || observation.beforeAfter()
                ? 0
                : ratio * observation.stage().baseline().rate();
    }

    private String ratio() {
        Double ratio = metric.maxRatio();
        return ratio == null ? "" : ", or " + Words.plain(ratio) + " times the baseline's,";
    }

    private Finding unhealthy(Observation observation) {
        boolean inStage = observation.stage().candidate().requests() > 0;
        ArmCounts counts =
                inStage ? observation.stage().counts() : observation.attempt().counts();
        String candidate = Words.failed(observation.arms().candidate(), counts.candidate());
        BeforeAfter standard = evidence.standard();
        if (standard == null) {
            return finding(
                    counts,
                    candidate + ", " + Words.failed(observation.arms().baseline(), counts.baseline())
                            + (inStage ? " in the same time." : " since the attempt began."));
        }
        String than = standard.counted()
                ? Words.failed(
                                observation.arms().baseline(),
                                observation.attempt().baseline()) + " earlier in this rollout"
                : "the limit is " + Words.percent(standard.limit());
        return finding(counts, candidate + ", " + than + "; " + Sentences.BEFORE_AFTER + ".");
    }

    private Finding finding(ArmCounts counts, String detail) {
        return new Finding(metric, Verdict.UNHEALTHY, rule(), score(), counts, detail);
    }

    private Finding finding(Observation observation, Verdict verdict, String detail) {
        return new Finding(metric, verdict, rule(), score(), observation.stage().counts(), detail);
    }

    private String rule() {
        return evidence.standard() != null ? "errors-before-after" : "errors-e-process";
    }

    private Finding.Score score() {
        return evidence.budget().score(evidence.logE());
    }
}
