package dev.sluice.judge.planning;

import dev.sluice.judge.Counts;
import dev.sluice.judge.ErrorBudget;
import dev.sluice.judge.RateBounds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which error rate of the candidate is found with 80 % probability by the end of a stage, when it is as bad from the attempt's start.
 * An approximation (within a fifth of the rate, as the tests say): for a few equally probable numbers of the baseline's failures, the
 * fewest failures of the candidate with which {@link EvidenceForecast} reaches the bound, spread over stages and blocks as
 * requests are; then the Poisson probability of so many. Alarms before the stage's end that later evidence takes back are left out, so
 * the truth is a little better.
 */
final class Detection {
    static final double POWER = .8;
    private static final int PARTS = 3;
    private static final double PRECISION = 1.01;
    private static final double LEAST_FAILURES = .3;

    private final List<PlannedStage> stages;
    private final EvidenceForecast forecast;
    private final Traffic traffic;
    private final double alpha;
    private final double maxIncrease;

    Detection(Traffic traffic, List<StagePlan> plan, int planned, PlanMargins margins) {
        List<PlannedStage> all = new ArrayList<>();
        for (StagePlan stage : plan) {
            all.add(PlannedStage.of(traffic, stage));
        }
        this.stages = all;
        this.forecast = new EvidenceForecast(stages, planned);
        this.traffic = traffic;
        this.alpha = margins.alpha();
        this.maxIncrease = margins.maxIncrease();
    }

    /** The smallest rate; null when not even a candidate that only fails is found. */
    @Nullable
    Double smallestRate() {
        double[] needed = needed();
        double requests = candidate();
        double least = Math.max(traffic.errorRate(), LEAST_FAILURES / requests);
        if (least >= 1) {
            return null;
        }
        double rate = Searches.first(least, 3 * least, 1, PRECISION, each -> power(needed, each * requests) >= POWER);
        return Double.isInfinite(rate) ? null : Double.valueOf(Math.min(1, Math.max(rate, tolerated())));
    }

    /** The probability that a candidate that fails at this rate is found. */
    double power(double rate) {
        return power(needed(), rate * candidate());
    }

    private static double power(double[] needed, double mean) {
        double sum = 0;
        for (double failures : needed) {
            if (failures < Integer.MAX_VALUE) {
                sum += 1 - RateBounds.poissonLowerTail(mean, (long) Math.ceil(failures) - 1);
            }
        }
        return sum / needed.length;
    }

    /** The candidate's failures that the bound takes, per equally probable number of the baseline's. */
    private double[] needed() {
        double baseline = stages.stream().mapToDouble(PlannedStage::baseline).sum();
        ErrorBudget budget = new ErrorBudget(alpha, stages.stream().anyMatch(PlannedStage::alone));
        double bound = Math.log(budget.threshold());
        double requests = candidate();
        double[] needed = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            double failures = PoissonNodes.quantile(baseline * traffic.errorRate(), (part + .5) / PARTS);
            double rate = baseline > 0 ? failures / baseline : traffic.errorRate();
            double standard = standard(baseline, failures, budget);
            double least = Math.max(rate, LEAST_FAILURES / requests);
            double found = least >= 1
                    ? Double.POSITIVE_INFINITY
                    : Searches.first(
                            least, 3 * least, 1, PRECISION, each -> forecast.log(each, rate, standard) >= bound);
            needed[part] = found * requests;
        }
        return needed;
    }

    private double standard(double requests, double failures, ErrorBudget budget) {
        return requests >= 1
                ? RateBounds.upper(new Counts(Math.round(requests), Math.round(failures)), budget.bound())
                : Math.min(1, traffic.errorRate() + maxIncrease);
    }

    /** Without a live baseline what is within the absolute limit is no alarm ({@code BeforeAfter}). */
    private double tolerated() {
        return stages.getLast().alone() ? traffic.errorRate() + maxIncrease : 0;
    }

    private double candidate() {
        return stages.stream().mapToDouble(PlannedStage::candidate).sum();
    }
}
