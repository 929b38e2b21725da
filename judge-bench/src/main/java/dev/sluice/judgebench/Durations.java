package dev.sluice.judgebench;

import dev.sluice.judge.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lognormal durations, counted in buckets of which each is a tenth longer than the one before. */
final class Durations {
    private static final double SHORTEST = .01;
    private static final double STEP = 1.1;
    private static final double SIGMA = .8;
    /** 10 ms to 11 s. */
    private static final List<Double> EDGES = IntStream.range(0, 75)
            .mapToObj(index -> SHORTEST * Math.pow(STEP, index))
            .toList();

    private Durations() {}

    /** So many requests with this median in seconds. */
    static Histogram of(Chance chance, int count, double median) {
        long[] buckets = new long[EDGES.size() + 1];
        for (int request = 0; request < count; request++) {
            double seconds = median * Math.exp(SIGMA * chance.normal());
            double steps = Math.log(seconds / SHORTEST) / Math.log(STEP);
            buckets[Math.clamp((int) Math.ceil(steps - 1e-9), 0, EDGES.size())]++;
        }
        List<Long> cumulative = new ArrayList<>(buckets.length);
        long sum = 0;
        for (long bucket : buckets) {
            sum += bucket;
            cumulative.add(sum);
        }
        return new Histogram(EDGES, cumulative);
    }
}
