package dev.sluice.judge.planning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * With which margins and which bake time a healthy version of one stage is HEALTHY at the bake's end.
 *
 * @param earlier requests of the baseline in earlier stages
 */
record HealthOutlook(Traffic traffic, StagePlan stage, double earlier, PlanMargins margins) {
    private static final double PRECISION = 1.005;
    private static final double LEAST_INCREASE = 1e-7;
    /** Ratios are searched for as what exceeds 1. */
    private static final double LEAST_ABOVE = .01;

    private static final double MOST_RATIO = 1000;
    private static final double BAKE_PRECISION = 1.03;
    private static final double MOST_SECONDS = Duration.ofDays(7).toSeconds();

    double chance() {
        return chance(stage, margins.maxIncrease(), margins.maxRatio());
    }

    @Nullable
    Double smallestMaxIncrease() {
        double found = Searches.first(
                LEAST_INCREASE,
                margins.maxIncrease(),
                1,
                PRECISION,
                increase -> enough(chance(stage, increase, margins.maxRatio())));
        return Double.isInfinite(found) ? null : Double.valueOf(Math.min(1, upToTwoDigits(found)));
    }

    @Nullable
    Double smallestMaxRatio() {
        if (stage.alone()) {
            return null;
        }
        Double planned = margins.maxRatio();
        double found = Searches.first(
                LEAST_ABOVE,
                planned == null ? 1 : planned - 1,
                MOST_RATIO,
                PRECISION,
                above -> enough(chance(stage, margins.maxIncrease(), 1 + above)));
        return Double.isInfinite(found) ? null : Double.valueOf(1 + upToTwoDigits(found));
    }

    @Nullable
    Duration bakeNeeded() {
        double seconds = Searches.first(
                1,
                stage.seconds(),
                MOST_SECONDS,
                BAKE_PRECISION,
                each -> enough(chance(stage.lasting(each), margins.maxIncrease(), margins.maxRatio())));
        return Double.isInfinite(seconds) ? null : rounded(seconds);
    }

    private double chance(StagePlan planned, double increase, @Nullable Double ratio) {
        PlannedStage expected = PlannedStage.of(traffic, planned);
        return new HealthyChance(traffic.errorRate(), expected.candidate(), expected.baseline(), earlier)
                .atLeast(increase / stage.share(), ratio);
    }

    private static boolean enough(double chance) {
        return chance >= PlanningAid.HEALTHY_CHANCE;
    }

    private static double upToTwoDigits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(2, RoundingMode.CEILING))
                .doubleValue();
    }

    /** Up to whole ten seconds, minutes from five minutes on. */
    private static Duration rounded(double seconds) {
        int unit = seconds <= 300 ? 10 : 60;
        return Duration.ofSeconds((long) Math.ceil(seconds / unit) * unit);
    }
}
