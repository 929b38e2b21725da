package dev.sluice.demo.metrics;

import java.util.Arrays;
import java.util.List;

/** Durations counted between fixed edges, fine enough to tell a shift of the 99th percentile by some ten percent. */
public final class Histogram {

    /** Upper edges in milliseconds. */
    public static final List<Double> EDGES_MILLIS = List.of(
            1.0, 2.0, 3.0, 4.0, 5.0, 7.5, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 75.0, 100.0, 125.0, 150.0,
            200.0, 250.0, 300.0, 400.0, 500.0, 750.0, 1000.0, 1500.0, 2500.0, 5000.0, 10000.0);

    private static final double[] EDGES =
            EDGES_MILLIS.stream().mapToDouble(Double::doubleValue).toArray();

    private final long[] counts = new long[EDGES.length + 1];
    private double sumMillis;
    private long total;

    public synchronized void record(double millis) {
        int found = Arrays.binarySearch(EDGES, millis);
        counts[found >= 0 ? found : -found - 1]++;
        sumMillis += millis;
        total++;
    }

    /** Cumulative counts up to each edge, then the sum and the number. */
    public synchronized Snapshot snapshot() {
        long[] cumulative = counts.clone();
        Arrays.parallelPrefix(cumulative, Long::sum);
        return new Snapshot(
                Arrays.stream(cumulative).limit(EDGES.length).boxed().toList(), sumMillis / 1000, total);
    }

    /**
     * The histogram at one moment.
     *
     * @param upTo by edge: how many took at most so long
     */
    public record Snapshot(List<Long> upTo, double sumSeconds, long total) {}
}
