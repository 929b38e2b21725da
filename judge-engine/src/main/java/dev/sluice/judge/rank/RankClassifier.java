package dev.sluice.judge.rank;

import dev.sluice.judge.rank.RankRule.Direction;
import dev.sluice.judge.rank.RankRule.NanStrategy;
import java.util.Arrays;
import java.util.List;

/**
 * Kayenta's classification of one metric (NetflixACAJudge-v1.0; progressive-delivery.md 3.3): high when the near end of the shift's
 * interval exceeds a quarter of the estimated shift and the effect is large enough, low in the mirror, else pass.
 *
 * <p>It has no alpha: each judgement of a growing window is another chance to be wrong; and with fewer than some ten points the interval
 * claims more than is known. It is blind to what happens in less than half of the points: against a baseline that is 0 throughout, a
 * candidate passes that fails in 7 of 10 minutes, or in 31 of 50 (in Kayenta itself, whose solver does not end exactly at 0, in 23 of 50).
 */
public final class RankClassifier {
    private RankClassifier() {}

    /** Points of both arms, NaN for missing ones. */
    public static RankResult classify(List<Double> control, List<Double> experiment, RankRule rule) {
        double[] before = Points.of(control, rule);
        double[] now = Points.of(experiment, rule);
        if (before.length == 0 || now.length == 0) {
            return empty(rule);
        }
        if (Arrays.equals(before, now) || (Points.constant(before) && Points.constant(now) && before[0] == now[0])) {
            return RankResult.without(Classification.PASS, false, effect(before, now, rule));
        }
        if (Points.constant(before) && Points.constant(now)) {
            return compare(Points.jittered(before), Points.jittered(now), rule);
        }
        return compare(before, now, rule);
    }

    /** A metric that must have data fails without any; a critical one stays plain Nodata, which decides alone. */
    private static RankResult empty(RankRule rule) {
        if (rule.nanStrategy() == NanStrategy.REPLACE) {
            return RankResult.without(Classification.PASS, false, 1);
        }
        boolean fails = rule.mustHaveData() && !rule.critical();
        return RankResult.without(
                fails ? Classification.NODATA_FAIL_METRIC : Classification.NODATA, rule.critical(), Double.NaN);
    }

    private static RankResult compare(double[] before, double[] now, RankRule rule) {
        MannWhitney.Shift shift =
                new MannWhitney(now, before).shift(rule.bounds().level());
        double effect = effect(before, now, rule);
        Classification moved = direction(shift, rule);
        boolean counts = moved != Classification.PASS && rule.effect().counts(moved, effect);
        boolean critical = counts && rule.critical() && rule.effect().isCritical(moved, effect);
        return new RankResult(
                counts ? moved : Classification.PASS, critical, effect, shift.estimate(), shift.low(), shift.high());
    }

    private static Classification direction(MannWhitney.Shift shift, RankRule rule) {
        double tolerated = rule.bounds().tolerance() * Math.abs(shift.estimate());
        if (rule.direction() != Direction.DECREASE && shift.low() > tolerated) {
            return Classification.HIGH;
        }
        return rule.direction() != Direction.INCREASE && shift.high() < -tolerated
                ? Classification.LOW
                : Classification.PASS;
    }

    private static double effect(double[] before, double[] now, RankRule rule) {
        return switch (rule.effect().measure()) {
            case CLES -> new MannWhitney(now, before).commonLanguage();
            case MEAN_RATIO -> ratio(mean(now), mean(before));
        };
    }

    private static double ratio(double now, double before) {
        return now == 0 || before == 0 ? Double.NaN : now / before;
    }

    private static double mean(double[] points) {
        return Arrays.stream(points).average().orElse(Double.NaN);
    }
}
