package dev.sluice.judge.burn;

import dev.sluice.judge.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of the last buckets of time, each {@value #PER_SHORT}th of the short window long; so longer windows have coarser buckets.
 *
 * @param buckets oldest first; the last one is open
 * @param into how many seconds the open bucket lasts so far
 */
public record Ring(List<Counts> buckets, double into) {
    /** Buckets in a short window: at {@link BurnWindow#MOST_SHORTS} and three pairs that makes 720. */
    static final int PER_SHORT = 10;

    static final Ring START = new Ring(List.of(Counts.NONE), 0);

    public Ring {
        buckets = List.copyOf(buckets);
    }

    /** Counts of the last {@code length} seconds; they belong to the bucket in which the interval ends. */
    Ring add(Counts interval, double length, BurnWindow window) {
        double bucket = window.shortSeconds() / PER_SHORT;
        int most = (int) Math.ceil(window.longSeconds() / bucket);
        double end = into + length;
        long opened = (long) Math.floor(end / bucket);
        List<Counts> next = new ArrayList<>(buckets);
        for (long number = 0; number < Math.min(opened, most); number++) {
            next.add(Counts.NONE);
        }
        next.set(next.size() - 1, next.getLast().plus(interval));
        return new Ring(next.subList(Math.max(0, next.size() - most), next.size()), end - opened * bucket);
    }

    Counts shortWindow() {
        return last(PER_SHORT);
    }

    Counts longWindow() {
        return last(buckets.size());
    }

    private Counts last(int count) {
        Counts sum = Counts.NONE;
        for (Counts bucket : buckets.subList(Math.max(0, buckets.size() - count), buckets.size())) {
            sum = sum.plus(bucket);
        }
        return sum;
    }
}
