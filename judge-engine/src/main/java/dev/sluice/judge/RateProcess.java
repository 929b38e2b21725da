package dev.sluice.judge;

import org.jspecify.annotations.Nullable;

/**
 * The evidence that a rate went up: the e-process, its guard against noise, and the block of {@value #BLOCK_SECONDS} s that both
 * count time in. Only counts of the same share belong into one block, so whoever sees the share change calls {@link #cut}.
 *
 * @param raw the e-process over every interval
 * @param guard the guard over every whole block
 * @param block the counts of the block that is open
 * @param rate what the open block is compared with instead of a live baseline; null with one
 * @param seconds how long the open block lasts so far
 * @param minutes how many blocks were begun
 */
public record RateProcess(
        GridEProcess raw,
        NoiseGuard guard,
        ArmCounts block,
        @Nullable Double rate,
        double seconds,
        int minutes) {
    /** As long as chance is correlated in an instance; noise that lasts longer breaks the guard (docs/analysis.md). */
    public static final double BLOCK_SECONDS = 60;

    /** The evidence about errors per request. */
    public static RateProcess errors(Restarts restarts) {
        return start(Alternatives.ERRORS, Alternatives.ERRORS_GUARDED, restarts);
    }

    /** The evidence about requests that take longer than a threshold. */
    public static RateProcess durations(Restarts restarts) {
        return start(Alternatives.DURATIONS, Alternatives.DURATIONS, restarts);
    }

    private static RateProcess start(Alternatives raw, Alternatives guarded, Restarts restarts) {
        return new RateProcess(
                GridEProcess.start(raw, restarts), NoiseGuard.start(guarded, restarts), ArmCounts.NONE, null, 0, 1);
    }

    /** A later stage is entered for the first time in this attempt. */
    public RateProcess stage() {
        RateProcess cut = cut();
        return new RateProcess(cut.raw.stage(), cut.guard.stage(), cut.block, null, 0, cut.minutes);
    }

    /** The share changed or is about to: what comes belongs to another block. */
    public RateProcess cut() {
        Kernel open = open();
        return open == null ? this : new RateProcess(raw, guard.close(open), ArmCounts.NONE, null, seconds, minutes);
    }

    /** One interval with both arms live; one in which an arm was not seen says nothing. */
    public RateProcess observe(ArmCounts interval, double length) {
        if (!interval.comparable()) {
            return passed(length);
        }
        RateProcess same = rate == null ? this : cut();
        RateProcess counted = new RateProcess(
                same.raw.observe(new Kernel.Live(interval)),
                same.guard,
                same.block.plus(interval),
                null,
                same.seconds,
                same.minutes);
        return counted.passed(length);
    }

    /** One interval without a live baseline, against the highest rate that counts as not worse. */
    public RateProcess observe(Counts candidate, double healthyRate, double length) {
        boolean sameStandard = rate != null && rate == healthyRate;
        RateProcess same = sameStandard ? this : cut();
        RateProcess counted = new RateProcess(
                same.raw.observe(new Kernel.Alone(candidate, healthyRate)),
                same.guard,
                same.block.plus(new ArmCounts(Counts.NONE, candidate)),
                healthyRate,
                same.seconds,
                same.minutes);
        return counted.passed(length);
    }

    /** ln of the e-value that trusts the instances. */
    public double logRaw() {
        return raw.log();
    }

    /** ln of the e-value that does not. */
    public double logGuarded() {
        return guard.log(open());
    }

    private RateProcess passed(double length) {
        double now = seconds + length;
        if (now < BLOCK_SECONDS) {
            return new RateProcess(raw, guard, block, rate, now, minutes);
        }
        RateProcess cut = cut();
        int minute = cut.minutes + 1;
        return new RateProcess(cut.raw.minute(minute), cut.guard.minute(minute), ArmCounts.NONE, null, 0, minute);
    }

    private @Nullable Kernel open() {
        if (rate != null) {
            return new Kernel.Alone(block.candidate(), rate);
        }
        return block.comparable() ? new Kernel.Live(block) : null;
    }
}
