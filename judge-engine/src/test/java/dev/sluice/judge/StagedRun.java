package dev.sluice.judge;

import java.util.OptionalDouble;

/**
 * One simulated rollout of five stages of five minutes, looked at every ten seconds, at alpha = .01.
 *
 * @param perSecond requests of both arms
 * @param variation how far each arm's rate swings for itself from minute to minute, as a coefficient of variation
 */
record StagedRun(double perSecond, double base, double rate, double variation) {
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    private static final int LOOKS_PER_STAGE = 30;
    private static final int LOOKS_PER_MINUTE = 6;
    private static final double BOUND = Math.log(1 / .01);

    /** The minutes after which each e-process alarmed; empty when it did not. */
    record Alarms(OptionalDouble raw, OptionalDouble guarded) {}

    Alarms run(long seed) {
        Traffic traffic = new Traffic(seed);
        RateProcess process = RateProcess.errors(new Restarts(SHARES.length));
        OptionalDouble raw = OptionalDouble.empty();
        OptionalDouble guarded = OptionalDouble.empty();
        double baseline = base;
        double candidate = rate;
        for (int look = 0; look < SHARES.length * LOOKS_PER_STAGE; look++) {
            if (look > 0 && look % LOOKS_PER_STAGE == 0) {
                process = process.stage();
            }
            if (variation > 0 && look % LOOKS_PER_MINUTE == 0) {
                baseline = base * traffic.swing(variation);
                candidate = rate * traffic.swing(variation);
            }
            double share = SHARES[look / LOOKS_PER_STAGE];
            process = process.observe(traffic.look(perSecond * 10, share, baseline, candidate), 10);
            double minute = (look + 1.0) / LOOKS_PER_MINUTE;
            raw = raw.isEmpty() && process.logRaw() >= BOUND ? OptionalDouble.of(minute) : raw;
            guarded = guarded.isEmpty() && process.logGuarded() >= BOUND ? OptionalDouble.of(minute) : guarded;
        }
        return new Alarms(raw, guarded);
    }
}
