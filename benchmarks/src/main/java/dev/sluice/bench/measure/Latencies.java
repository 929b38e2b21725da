package dev.sluice.bench.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Durations of one kind, in microseconds with three digits. */
public final class Latencies {

    private final Histogram micros = new Histogram(3);
    private final String name;

    public Latencies(String name) {
        this.name = name;
    }

    /** A duration below zero counts as zero: two clocks' readings of the same moment, a millisecond apart. */
    public void record(Duration duration) {
        micros.recordValue(Math.max(0, duration.toNanos() / 1_000));
    }

    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** One line of the table. */
    public String row() {
        return "%-58s %5d %8.1f %8.1f %8.1f %8.1f"
                .formatted(name, count(), millis(50), millis(95), millis(99), micros.getMaxValue() / 1000.0);
    }

    public static String head() {
        return "%-58s %5s %8s %8s %8s %8s".formatted("milliseconds", "n", "p50", "p95", "p99", "max");
    }
}
