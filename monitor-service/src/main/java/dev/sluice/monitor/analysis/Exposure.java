package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Restarts;
import dev.sluice.judge.exposure.SampleRatio;

/**
 * Whether a source counts the share that the stage wants, since the stage was applied. A split that broke and is right again for a
 * whole minute is forgiven: evidence of an old mismatch would otherwise hold the stage for hours.
 *
 * @param ratio the evidence of a mismatch
 * @param minute the counts of the minute that is running
 * @param seconds how long that lasts so far
 */
public record Exposure(SampleRatio ratio, ArmCounts minute, double seconds) {
    static final Exposure NONE = new Exposure(SampleRatio.start(new Restarts(1)), ArmCounts.NONE, 0);
    /** How sensitive the check is. Requests come correlated, so this is no guarantee and no verdict names it. */
    private static final double SENSITIVITY = .001;

    private static final double MINUTE = 60;

    Exposure observe(ArmCounts counts, double wanted, double length) {
        long candidate = counts.candidate().requests();
        long baseline = counts.baseline().requests();
        SampleRatio observed = ratio.observe(candidate, baseline, wanted, length);
        ArmCounts counted = minute.plus(counts);
        if (seconds + length < MINUTE) {
            return new Exposure(observed, counted, seconds + length);
        }
        boolean over = observed.alarm(SENSITIVITY) && SampleRatio.tolerates(wanted, counted.share());
        return over ? NONE : new Exposure(observed, ArmCounts.NONE, 0);
    }

    boolean alarm() {
        return ratio.alarm(SENSITIVITY);
    }
}
