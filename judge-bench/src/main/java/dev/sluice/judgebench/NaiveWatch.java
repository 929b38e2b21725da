package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;

/** The one-sided test of two proportions at alpha = 1 %, at every look, on all counts of the stage. */
final class NaiveWatch implements Watch {
    /** The normal distribution's quantile of 99 %. */
    private static final double BOUND = 2.3263478740408408;

    private ArmCounts stage = ArmCounts.NONE;
    private Alarm alarm = Alarm.NONE;

    @Override
    public void stage() {
        stage = ArmCounts.NONE;
    }

    @Override
    public void look(ArmCounts counts, double minute, long served) {
        stage = stage.plus(counts);
        alarm = alarm.or(stage.comparable() && z(stage) > BOUND, minute, served);
    }

    @Override
    public boolean done() {
        return alarm.raised();
    }

    Alarm alarm() {
        return alarm;
    }

    private static double z(ArmCounts counts) {
        double pooled = counts.baseline().plus(counts.candidate()).rate();
        double variance = pooled
                * (1 - pooled)
                * (1.0 / counts.baseline().requests() + 1.0 / counts.candidate().requests());
        return variance <= 0
                ? 0
                : (counts.candidate().rate() - counts.baseline().rate()) / Math.sqrt(variance);
    }
}
