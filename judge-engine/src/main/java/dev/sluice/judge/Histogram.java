package dev.sluice.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * Durations counted in buckets, as Prometheus exposes them.
 *
 * @param edges upper edges in seconds, increasing, without infinity
 * @param cumulative how many were at most each edge, then (one more) how many there were
 */
public record Histogram(List<Double> edges, List<Long> cumulative) {
    public static final Histogram NONE = new Histogram(List.of(), List.of(0L));

    public Histogram {
        edges = List.copyOf(edges);
        cumulative = List.copyOf(cumulative);
        if (cumulative.size() != edges.size() + 1) {
            throw new IllegalArgumentException("one count per edge and the total");
        }
    }

    public long total() {
        return cumulative.getLast();
    }

    public boolean sameEdges(Histogram other) {
        return edges.equals(other.edges);
    }

    /** Both together. With other edges {@code other}, the newer one, alone: what cannot be added would stand still for ever. */
    public Histogram plus(Histogram other) {
        if (other.total() == 0) {
            return this;
        }
        return total() == 0 || !sameEdges(other) ? other : combine(other, 1);
    }

    /** The durations since {@code earlier}, which has the same edges or is empty. */
    public Histogram minus(Histogram earlier) {
        return earlier.total() == 0 ? this : combine(earlier, -1);
    }

    /** Whether some bucket holds less than in {@code earlier}: the counters began anew. */
    public boolean fellBelow(Histogram earlier) {
        if (earlier.total() == 0) {
            return false;
        }
        if (!sameEdges(earlier)) {
            return true;
        }
        for (int index = 0; index < cumulative.size(); index++) {
            if (cumulative.get(index) < earlier.cumulative.get(index)) {
                return true;
            }
        }
        return false;
    }

    /** How many were surely longer than {@code seconds}: those above the first edge that is not below it. */
    public long surelyAbove(double seconds) {
        for (int index = 0; index < edges.size(); index++) {
            if (edges.get(index) >= seconds) {
                return total() - cumulative.get(index);
            }
        }
        return 0;
    }

    /** How many were surely at most {@code seconds}: those up to the last edge that is not above it. */
    public long surelyWithin(double seconds) {
        long within = 0;
        for (int index = 0; index < edges.size() && edges.get(index) <= seconds; index++) {
            within = cumulative.get(index);
        }
        return within;
    }

    /** The bucket that holds the quantile; {@link Bucket#upper} is infinite in the last one. */
    public Bucket quantile(double quantile) {
        double rank = quantile * total();
        for (int index = 0; index < edges.size(); index++) {
            if (cumulative.get(index) >= rank) {
                return new Bucket(index == 0 ? 0 : edges.get(index - 1), edges.get(index));
            }
        }
        return new Bucket(edges.isEmpty() ? 0 : edges.getLast(), Double.POSITIVE_INFINITY);
    }

    private Histogram combine(Histogram other, int sign) {
        List<Long> sums = new ArrayList<>(cumulative.size());
        for (int index = 0; index < cumulative.size(); index++) {
            sums.add(cumulative.get(index) + sign * other.cumulative.get(index));
        }
        return new Histogram(edges, sums);
    }

    /** A bucket: longer than {@code lower}, at most {@code upper}, in seconds. */
    public record Bucket(double lower, double upper) {}
}
