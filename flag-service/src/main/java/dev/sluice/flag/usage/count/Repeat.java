package dev.sluice.flag.usage.count;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The evaluations of one request, which the same request would repeat: counted with one addition for all of them. */
public final class Repeat {
    private final List<Counted> evaluations;
    private final LongAdder times = new LongAdder();
    private long settled;
    private volatile boolean over;

    Repeat(List<Counted> evaluations) {
        this.evaluations = List.copyOf(evaluations);
    }

    /** All of them once more. */
    public void again() {
        times.increment();
    }

    /** It is not going to be repeated by requests to come; those under way may still do so. */
    public void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Counts what was repeated since it was asked last; false when there was nothing. Not by two threads at once. */
    boolean settle(Counters counters) {
        long now = times.sum();
        long news = now - settled;
        if (news > 0) {
            settled = now;
            evaluations.forEach(each -> counters.count(each.flag(), each.evaluation(), news));
        }
        return news > 0;
    }
}
