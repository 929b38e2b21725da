package dev.sluice.bench.measure;

import java.util.List;

/** The middle of several readings: one that was disturbed does not move it. */
public final class Medians {
    private Medians() {}

    /** The middle one, or the mean of both middle ones. */
    public static double of(List<Double> readings) {
        List<Double> sorted = readings.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
