package dev.sluice.judge.rank;

/**
 * How a metric is judged.
 *
 * @param direction which shifts count
 * @param critical whether this metric alone decides when it does not pass
 * @param mustHaveData whether an arm without points fails the metric
 * @param bounds tolerance and confidence of the interval
 */
public record RankRule(
        Direction direction,
        NanStrategy nanStrategy,
        Outliers outliers,
        Effect effect,
        boolean critical,
        boolean mustHaveData,
        Bounds bounds) {
    public static final RankRule DEFAULT =
            new RankRule(Direction.EITHER, NanStrategy.REMOVE, Outliers.KEEP, Effect.ANY, false, false, Bounds.KAYENTA);

    /** Which shifts of the experiment count. */
    public enum Direction {
        INCREASE,
        DECREASE,
        EITHER
    }

    /** What a missing point is. */
    public enum NanStrategy {
        REMOVE,
        /** It is 0, as for counts of errors. */
        REPLACE
    }

    /** What happens to points outside of the fences ({@link Points#withoutOutliers}). */
    public enum Outliers {
        KEEP,
        REMOVE
    }

    /**
     * When an interval of the shift is clear of 0.
     *
     * @param tolerance the part of the estimated shift that the interval's near end must exceed
     * @param level of the two-sided interval
     */
    public record Bounds(double tolerance, double level) {
        /** What Kayenta uses, whatever its configuration says. */
        public static final Bounds KAYENTA = new Bounds(.25, .98);

        public Bounds {
            if (!(tolerance >= 0 && level > 0 && level < 1)) {
                throw new IllegalArgumentException("a tolerance is not negative, and a level lies between 0 and 1");
            }
        }
    }

    public RankRule withDirection(Direction other) {
        return new RankRule(other, nanStrategy, outliers, effect, critical, mustHaveData, bounds);
    }

    public RankRule withNanStrategy(NanStrategy other) {
        return new RankRule(direction, other, outliers, effect, critical, mustHaveData, bounds);
    }

    public RankRule withOutliers(Outliers other) {
        return new RankRule(direction, nanStrategy, other, effect, critical, mustHaveData, bounds);
    }

    public RankRule withEffect(Effect other) {
        return new RankRule(direction, nanStrategy, outliers, other, critical, mustHaveData, bounds);
    }

    public RankRule withBounds(Bounds other) {
        return new RankRule(direction, nanStrategy, outliers, effect, critical, mustHaveData, other);
    }

    /** A metric that decides alone. */
    public RankRule asCritical() {
        return new RankRule(direction, nanStrategy, outliers, effect, true, mustHaveData, bounds);
    }

    /** A metric that fails without points. */
    public RankRule asRequired() {
        return new RankRule(direction, nanStrategy, outliers, effect, critical, true, bounds);
    }
}
