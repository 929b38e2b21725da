package dev.sluice.judge;

import dev.sluice.judge.Histogram.Bucket;

/**
 * How long requests take. Beside a live baseline UNHEALTHY means that durations are longer by the e-process over exceedance counts
 * (judges C3) and, besides, that the quantile is beyond the plan's limit: a shift of a millisecond can be certain and no harm.
 * Without one, and for HEALTHY, a quantile of the durations is held against the baseline's quantile plus what the plan allows (T). Buckets are read so that their
 * width never decides: for UNHEALTHY the baseline gets its bucket's upper edge and only durations surely above T count, for
 * HEALTHY the baseline gets its bucket's lower edge and only durations surely within T count. Both are binomial tests: a
 * quantile that merely looks good is no evidence.
 *
 * @param evidence what the e-process says after this look
 */
public record LatencyJudge(Metric.Latency metric, Evidence evidence) implements Judge {
    static final double TAIL = .001;
    /** Part of the candidate's requests that may lack a duration, or {@link #UNTIMED_REQUESTS} when those are more. */
    private static final double UNTIMED = .05;

    /** Requests in flight may be counted at one moment and timed at another. */
    private static final long UNTIMED_REQUESTS = 10;

    private static final String NO_ALPHA = "; a threshold without a guarantee on false alarms";

    /**
     * The state of the e-process.
     *
     * @param logE ln of this metric's guarded e-value; 0 while there is none
     * @param alarm what the alarm of all metrics together says about this one
     */
    public record Evidence(double logE, Alarm alarm, ErrorBudget budget) {}

    @Override
    public Finding judge(Observation observation) {
        if (evidence.alarm() == Alarm.RAISED) {
            return exceeded(observation, Verdict.UNHEALTHY, "");
        }
        return observation.obstacle(metric).orElseGet(() -> weigh(observation));
    }

    /** Whether more of the candidate's requests surely took longer than the limit than the quantile allows. */
    public static boolean beyondLimit(Metric.Latency metric, Histogram baseline, Histogram candidate) {
        double quantile = metric.limit().quantile();
        double limit = baseline.quantile(quantile).upper() + metric.limit().seconds();
        return candidate.total() > 0 && candidate.surelyAbove(limit) > (1 - quantile) * candidate.total();
    }

    private Finding exceeded(Observation observation, Verdict verdict, String but) {
        Tally counted = observation.stage().candidateDurations().total() > 0
                        && observation.stage().baselineDurations().total() > 0
                ? observation.stage()
                : observation.attempt();
        return new Finding(
                metric,
                verdict,
                "latency-e-process",
                evidence.budget().score(evidence.logE()),
                counted.counts(),
                "Requests of " + observation.arms().candidate() + " take longer: "
                        + sentence(observation, counted.baselineDurations(), counted.candidateDurations()) + but + ".");
    }

    private Finding weigh(Observation observation) {
        Histogram candidate = observation.stage().candidateDurations();
        Histogram baseline = baseline(observation);
        if (candidate.total() < metric.minRequests()) {
            return missing(observation, observation.arms().candidate(), candidate.total());
        }
        if (baseline.total() < metric.minRequests()) {
            return missing(observation, observation.arms().baseline(), baseline.total());
        }
        if (evidence.alarm() == Alarm.NOISE) {
            return exceeded(
                    observation,
                    Verdict.INCONCLUSIVE,
                    "; more than chance between requests explains, but it may be noise between instances");
        }
        double quantile = metric.limit().quantile();
        Bucket before = baseline.quantile(quantile);
        Bucket now = candidate.quantile(quantile);
        String sentence = sentence(observation, baseline, candidate);
        double high = before.upper() + metric.limit().seconds();
        long above = candidate.surelyAbove(high);
        double tail = RateBounds.binomialUpperTail(candidate.total(), 1 - quantile, above);
        if (observation.beforeAfter() && tail < TAIL) {
            String detail = above + " of " + candidate.total() + " requests took longer than "
                    + Words.milliseconds(high) + ": " + sentence;
            return finding(observation, Verdict.UNHEALTHY, new Finding.Score(tail, TAIL, null), detail);
        }
        if (untimed(observation)) {
            return noData(
                    observation,
                    "fresh-data",
                    new Finding.Score(
                            candidate.total(), observation.stage().candidate().requests(), null),
                    "Only " + candidate.total() + " of "
                            + observation.stage().candidate().requests() + " requests of "
                            + observation.arms().candidate() + " have a duration: the histogram does not keep up.");
        }
        double low = before.lower() + metric.limit().seconds();
        long notWithin = candidate.total() - candidate.surelyWithin(low);
        double chance = RateBounds.binomialLowerTail(candidate.total(), 1 - quantile, notWithin);
        Finding.Score score = new Finding.Score(chance, HealthProof.BETA, null);
        if (!observation.standing().baked()) {
            return finding(observation, Verdict.INCONCLUSIVE, score, sentence + "; the bake time is not over");
        }
        if (chance <= HealthProof.BETA) {
            return finding(observation, Verdict.HEALTHY, score, sentence);
        }
        String open = now.upper() <= low
                ? "; " + more(candidate.total(), 1 - quantile, notWithin) + " more durations, none above "
                        + Words.milliseconds(low) + ", would prove it"
                : "; the histogram's buckets or the number of requests do not tell whether it holds";
        return finding(observation, Verdict.INCONCLUSIVE, score, sentence + open);
    }

    private String sentence(Observation observation, Histogram baseline, Histogram candidate) {
        double quantile = metric.limit().quantile();
        return "p" + name(quantile) + " of " + observation.arms().candidate() + " is at most "
                + Words.milliseconds(candidate.quantile(quantile).upper()) + ", of "
                + observation.arms().baseline() + " at most "
                + Words.milliseconds(baseline.quantile(quantile).upper()) + ", allowed are "
                + Words.milliseconds(metric.limit().seconds()) + " more";
    }

    /** Durations that stand still while requests are counted say nothing of the requests that came since. */
    private static boolean untimed(Observation observation) {
        long requests = observation.stage().candidate().requests();
        long missing = requests - observation.stage().candidateDurations().total();
        return missing > Math.max(UNTIMED_REQUESTS, UNTIMED * requests);
    }

    private static long more(long total, double probability, long notWithin) {
        return RateBounds.trialsNeeded(probability, notWithin, HealthProof.BETA) - total;
    }

    /** The live baseline of this stage, else what the baseline did in this attempt, else before the rollout. */
    private Histogram baseline(Observation observation) {
        if (!observation.beforeAfter()) {
            return observation.stage().baselineDurations();
        }
        Histogram attempt = observation.attempt().baselineDurations();
        return attempt.total() >= metric.minRequests()
                ? attempt
                : observation.reference().baselineDurations();
    }

    private Finding missing(Observation observation, String version, long total) {
        return noData(
                observation,
                "min-requests",
                new Finding.Score(total, metric.minRequests(), null),
                total + " of " + metric.minRequests() + " durations of " + version + " were counted.");
    }

    private Finding noData(Observation observation, String rule, Finding.Score score, String detail) {
        return new Finding(
                metric, Verdict.NO_DATA, rule, score, observation.stage().counts(), detail);
    }

    private Finding finding(Observation observation, Verdict verdict, Finding.Score score, String detail) {
        return new Finding(
                metric,
                verdict,
                "latency-threshold",
                score,
                observation.stage().counts(),
                detail + NO_ALPHA + Sentences.comparison(observation) + ".");
    }

    private static String name(double quantile) {
        return Words.plain(quantile * 100);
    }
}
