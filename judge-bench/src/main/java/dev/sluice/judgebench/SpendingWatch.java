package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.spending.EventClock;
import dev.sluice.judge.spending.SpendingTest;

/** Production's alpha spending for arms of a constant share. */
final class SpendingWatch implements Watch {
    private SpendingTest test;
    private Alarm alarm = Alarm.NONE;

    SpendingWatch(double spread, double planned) {
        test = SpendingTest.start(ErrorWatch.ALPHA, spread, new EventClock(planned));
    }

    @Override
    public void stage() {
        throw new IllegalStateException("shares are constant");
    }

    @Override
    public void look(ArmCounts counts, double minute, long served) {
        test = test.observe(counts);
        alarm = alarm.or(test.alarmed(), minute, served);
    }

    @Override
    public boolean done() {
        return alarm.raised();
    }

    Alarm alarm() {
        return alarm;
    }
}
