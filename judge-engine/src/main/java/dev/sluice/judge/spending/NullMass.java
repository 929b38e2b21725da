package dev.sluice.judge.spending;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a healthy candidate's failures are distributed over all paths that have not alarmed so far.
 *
 * @param from the fewest failures that {@code mass} speaks of; what lies below is too improbable to matter
 * @param mass probability of from, from + 1, … failures, sum at most 1
 */
public record NullMass(long from, List<Double> mass) {
    static final NullMass START = new NullMass(0, List.of(1.0));
    /** Mass at the edges that is left out, per look: it moves error probabilities in the twelfth digit. */
    private static final double NEGLIGIBLE = 1e-15;

    public NullMass {
        mass = List.copyOf(mass);
    }

    /**
     * After a look.
     *
     * @param added probability of 0, 1, … more failures of the candidate
     */
    NullMass plus(double[] added) {
        double[] sum = new double[mass.size() + added.length - 1];
        for (int before = 0; before < mass.size(); before++) {
            double part = mass.get(before);
            for (int more = 0; more < added.length; more++) {
                sum[before + more] += part * added[more];
            }
        }
        return trimmed(from, sum);
    }

    /** The fewest failures whose upper tail is at most {@code level}. */
    Boundary boundary(double level) {
        double tail = 0;
        int index = mass.size();
        while (index > 0 && tail + mass.get(index - 1) <= level) {
            index--;
            tail += mass.get(index);
        }
        return new Boundary(from + index, tail);
    }

    /** Without the paths that alarm. */
    NullMass below(long boundary) {
        int keep = (int) Math.max(0, Math.min(mass.size(), boundary - from));
        return keep == 0 ? new NullMass(from, List.of(0.0)) : new NullMass(from, mass.subList(0, keep));
    }

    /** From so many failures on it is an alarm, which a healthy candidate raises with probability {@code tail} at this look. */
    record Boundary(long failures, double tail) {}

    private static NullMass trimmed(long from, double[] sum) {
        int low = 0;
        while (low < sum.length - 1 && sum[low] < NEGLIGIBLE) {
            low++;
        }
        int high = sum.length;
        while (high > low + 1 && sum[high - 1] < NEGLIGIBLE) {
            high--;
        }
        List<Double> kept = new ArrayList<>(high - low);
        for (int index = low; index < high; index++) {
            kept.add(sum[index]);
        }
        return new NullMass(from + low, Collections.unmodifiableList(kept));
    }
}
