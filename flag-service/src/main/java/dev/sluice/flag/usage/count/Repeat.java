package dev.sluice.flag.usage.count;

import java.util.List;

/** The evaluations of one request, which the same request would repeat: counted with one addition for all of them. */
public final class Repeat {
    private final List<Counted> evaluations;
    private final Repeats repeats;
    private long news;
    private boolean over;

    Repeat(List<Counted> evaluations, Repeats repeats) {
        this.evaluations = List.copyOf(evaluations);
        this.repeats = repeats;
    }

    /** Counts all of them once more; false when it is over, and they are to be counted one by one. */
    public synchronized boolean again() {
        if (!over) {
            news++;
        }
        return !over;
    }

    /** It is not repeated any more. */
    public void end() {
        synchronized (this) {
            over = true;
        }
        repeats.end(this);
    }

    /** Counts what was repeated since it was asked last. */
    void settle(Counters counters) {
        long times = taken();
        if (times > 0) {
            evaluations.forEach(each -> counters.count(each.flag(), each.evaluation(), times));
        }
    }

    private synchronized long taken() {
        long times = news;
        news = 0;
        return times;
    }
}
