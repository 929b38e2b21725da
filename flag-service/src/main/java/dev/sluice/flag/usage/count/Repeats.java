package dev.sluice.flag.usage.count;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All repeats that are not over. Beginning and ending one never waits: both happen while requests are answered. */
final class Repeats {
    private final Counters counters;
    private final Set<Repeat> running = ConcurrentHashMap.newKeySet();

    Repeats(Counters counters) {
        this.counters = counters;
    }

    Repeat begin(List<Counted> evaluations) {
        Repeat repeat = new Repeat(evaluations, this);
        running.add(repeat);
        return repeat;
    }

    void end(Repeat repeat) {
        running.remove(repeat);
        repeat.settle(counters);
    }

    /** Brings all that was repeated into the counts; whoever comes second waits until that is done. */
    synchronized void settle() {
        running.forEach(repeat -> repeat.settle(counters));
    }

    /** How many are not over. */
    int size() {
        return running.size();
    }
}
