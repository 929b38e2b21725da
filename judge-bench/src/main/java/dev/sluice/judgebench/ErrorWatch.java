package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;

/** Production's e-process on errors and its guard. */
final class ErrorWatch implements Watch {
    static final double ALPHA = .01;
    static final double BOUND = Math.log(1 / ALPHA);

    private final double seconds;
    private RateProcess process;
    private Alarm raw = Alarm.NONE;
    private Alarm guarded = Alarm.NONE;

    ErrorWatch(int stages, double seconds) {
        this(RateProcess.errors(new Restarts(stages)), seconds);
    }

    /** What it does from some state on. */
    ErrorWatch(RateProcess process, double seconds) {
        this.process = process;
        this.seconds = seconds;
    }

    @Override
    public void stage() {
        process = process.stage();
    }

    @Override
    public void look(ArmCounts counts, double minute, long served) {
        process = process.observe(counts, seconds);
        raw = raw.or(!raw.raised() && process.logRaw() >= BOUND, minute, served);
        guarded = guarded.or(!guarded.raised() && process.logGuarded() >= BOUND, minute, served);
    }

    @Override
    public boolean done() {
        return raw.raised() && guarded.raised();
    }

    Alarm raw() {
        return raw;
    }

    Alarm guarded() {
        return guarded;
    }
}
