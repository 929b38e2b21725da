package dev.sluice.judgebench;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** How many runs each cell has. */
record Runs(int count) {
    private static final double SURE = .999;

    /** One result per run, in their order whatever the number of threads. */
    <T> List<T> map(LongFunction<T> run) {
        return LongStream.range(0, count).parallel().mapToObj(run).toList();
    }

    Runs part(int divisor) {
        return new Runs(Math.max(1, count / divisor));
    }

    /** So many runs at most have what has this probability, in 99.9 % of all simulations. */
    int most(double probability) {
        return BinomialDistribution.of(count, probability).inverseCumulativeProbability(SURE);
    }

    String of() {
        return String.format(Locale.ROOT, "of %,d", count);
    }
}
