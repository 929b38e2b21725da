package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import java.util.Arrays;

/** Kayenta's judge each five minutes, on one error rate per minute and arm since the rollout began. */
final class KayentaWatch implements Watch {
    private static final int EVERY = 5;

    private double[] candidate = new double[0];
    private double[] baseline = new double[0];
    private ArmCounts minuteSoFar = ArmCounts.NONE;
    private Alarm alarm = Alarm.NONE;

    @Override
    public void stage() {
        minuteSoFar = ArmCounts.NONE;
    }

    @Override
    public void look(ArmCounts counts, double minute, long served) {
        minuteSoFar = minuteSoFar.plus(counts);
        if (!Minutes.whole(minute)) {
            return;
        }
        if (minuteSoFar.comparable()) {
            candidate = with(candidate, minuteSoFar.candidate().rate());
            baseline = with(baseline, minuteSoFar.baseline().rate());
        }
        minuteSoFar = ArmCounts.NONE;
        if (Minutes.every(EVERY, minute)) {
            alarm = alarm.or(MannWhitney.high(candidate, baseline), minute, served);
        }
    }

    @Override
    public boolean done() {
        return alarm.raised();
    }

    Alarm alarm() {
        return alarm;
    }

    private static double[] with(double[] values, double more) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = more;
        return longer;
    }
}
