package dev.sluice.flag.usage.count;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All repeats that may still be counted. */
final class Repeats {
    private final Counters counters;
    private final Set<Repeat> running = new HashSet<>();

    /** Over at the last round: no request that was under way then can still be. */
    private final Set<Repeat> leaving = new HashSet<>();

    Repeats(Counters counters) {
        this.counters = counters;
    }

    synchronized Repeat begin(List<Counted> evaluations) {
        Repeat repeat = new Repeat(evaluations);
        running.add(repeat);
        return repeat;
    }

    /** Brings all that was repeated into the counts. */
    synchronized void settle() {
        running.forEach(repeat -> repeat.settle(counters));
    }

    /** The same, and forgets those that were over a round ago, seconds before. */
    synchronized void round() {
        settle();
        running.removeAll(leaving);
        leaving.clear();
        running.stream().filter(Repeat::isOver).forEach(leaving::add);
    }
}
