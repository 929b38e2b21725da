package dev.sluice.judge.rank;

/**
 * What a metric is, and why.
 *
 * @param critical whether it decides alone
 * @param effect the size of the shift; NaN when it is not known
 * @param estimate the estimated shift of the experiment, with the ends of its interval; 0 when it was not needed
 */
public record RankResult(
        Classification classification, boolean critical, double effect, double estimate, double low, double high) {
    static RankResult without(Classification classification, boolean critical, double effect) {
        return new RankResult(classification, critical, effect, 0, 0, 0);
    }
}
