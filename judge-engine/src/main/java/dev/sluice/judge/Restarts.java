package dev.sluice.judge;

/**
 * How a mixture over the moment at which a regression begins divides its weight (judges A6). A process that only starts with
 * the attempt pays for every healthy hour; so part of the weight begins anew at each later stage, and part in each minute: in minute
 * j a part of {@code 1/(c·(j+1)·ln²(j+1))}, about the slowest series that has a sum (c), so that after a day a regression has to
 * make up for the day as little as may be.
 *
 * @param stages how many stages the plan has
 */
public record Restarts(int stages) {
    /** Part of the weight that begins anew each minute. */
    private static final double MINUTES = .5;
    /** The sum of 1/(n·ln²n) over n from 2. */
    private static final double SUM = 2.109742801;
    /** Part of the rest that begins anew at later stages, in equal parts. */
    private static final double STAGES = .3;

    public Restarts {
        if (stages < 1) {
            throw new IllegalArgumentException("a plan has at least one stage");
        }
    }

    /** What is bet from the start of the attempt, which is the first minute too. */
    public double atStart() {
        return (1 - MINUTES) * (stages == 1 ? 1 : 1 - STAGES) + atMinute(1);
    }

    /** What begins anew at a later stage (from 1). */
    public double atStage() {
        return stages == 1 ? 0 : (1 - MINUTES) * STAGES / (stages - 1);
    }

    /** What begins anew in that minute of the attempt (from 2). */
    public double atMinute(int minute) {
        double log = Math.log(minute + 1.0);
        return MINUTES / (SUM * (minute + 1) * log * log);
    }
}
