package dev.sluice.judge;

import org.jspecify.annotations.Nullable;

/**
 * What one metric says at one look, with the numbers behind it.
 *
 * @param rule the test that decided, as listed in docs/analysis.md
 * @param score what that test computed
 * @param counts the counts behind it; null when there are none
 * @param detail one sentence for the person on call; never anything that a probed server answered
 */
public record Finding(
        Metric metric,
        Verdict verdict,
        String rule,
        @Nullable Score score,
        @Nullable ArmCounts counts,
        String detail) {

    /**
     * A statistic and the bound it is compared with.
     *
     * @param alpha the error probability that the bound stands for; null when there is no guarantee
     */
    public record Score(
            double statistic, double bound, @Nullable Double alpha) {}
}
