package dev.sluice.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A mixture of likelihoods over alternatives and over the moment at which each begins to hold; before, the null holds. Since all
 * that begin at different moments are multiplied by the same factors, one number per alternative is enough, however many
 * restarts there were.
 *
 * @param logs ln of weight times likelihood of everything that has begun, per alternative
 * @param waiting the weight that has not begun; there the null holds so far
 */
public record RestartMixture(List<Double> logs, double waiting) {
    public RestartMixture {
        logs = List.copyOf(logs);
    }

    /** Nothing has begun. */
    public static RestartMixture waiting(int alternatives) {
        return new RestartMixture(
                IntStream.range(0, alternatives)
                        .mapToObj(index -> Double.NEGATIVE_INFINITY)
                        .toList(),
                1);
    }

    /**
     * Begins part of what waits.
     *
     * @param nullLog ln of the null's likelihood so far
     */
    public RestartMixture begin(double weight, double nullLog) {
        double part = Math.min(weight, waiting);
        if (part <= 0) {
            return this;
        }
        double log = Math.log(part) + nullLog;
        List<Double> more = new ArrayList<>(logs.size());
        for (double before : logs) {
            more.add(Logs.add(before, log));
        }
        return new RestartMixture(more, waiting - part);
    }

    /** Multiplies each alternative by its likelihood of an interval. */
    public RestartMixture times(double[] terms) {
        List<Double> product = new ArrayList<>(terms.length);
        for (int index = 0; index < terms.length; index++) {
            product.add(logs.get(index) + terms[index]);
        }
        return new RestartMixture(product, waiting);
    }

    /** ln of the mixture after an interval with these likelihoods, {@code nullLog} including it. */
    public double log(Alternatives alternatives, double[] terms, double nullLog) {
        double sum = waiting > 0 ? Math.log(waiting) + nullLog : Double.NEGATIVE_INFINITY;
        for (int index = 0; index < terms.length; index++) {
            double weight = alternatives.weights().get(index);
            sum = Logs.add(sum, Math.log(weight) + logs.get(index) + terms[index]);
        }
        return sum;
    }
}
