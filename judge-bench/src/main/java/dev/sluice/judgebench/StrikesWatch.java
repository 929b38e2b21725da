package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;

/**
 * A threshold with strikes, counted over the whole rollout: fewer than 99 % of a minute's requests succeed. Argo Rollouts fails at
 * the fourth ({@code failureLimit: 3} is exceeded), Flagger at the fifth (threshold 5; its rollback one tick later is left out).
 */
final class StrikesWatch implements Watch {
    private static final double SUCCESS = .99;

    private final int most;
    private int strikes;
    private Counts minuteSoFar = Counts.NONE;
    private Alarm alarm = Alarm.NONE;

    StrikesWatch(int most) {
        this.most = most;
    }

    @Override
    public void stage() {
        minuteSoFar = Counts.NONE;
    }

    @Override
    public void look(ArmCounts counts, double minute, long served) {
        minuteSoFar = minuteSoFar.plus(counts.candidate());
        if (!Minutes.whole(minute)) {
            return;
        }
        strikes += minuteSoFar.requests() > 0 && 1 - minuteSoFar.rate() < SUCCESS ? 1 : 0;
        minuteSoFar = Counts.NONE;
        alarm = alarm.or(strikes >= most, minute, served);
    }

    @Override
    public boolean done() {
        return alarm.raised();
    }

    Alarm alarm() {
        return alarm;
    }
}
