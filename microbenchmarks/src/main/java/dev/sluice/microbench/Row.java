package dev.sluice.microbench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one contest.
 *
 * @param forks nanoseconds per evaluation, of each fork
 * @param bytes allocated per evaluation
 */
record Row(Contest contest, List<Double> forks, double bytes) {
    Row {
        forks = forks.stream().sorted().toList();
    }

    double best() {
        return forks.getFirst();
    }

    double median() {
        return forks.get(forks.size() / 2);
    }

    static String head() {
        return "%-72s %9s %9s %9s".formatted("one evaluation", "best ns", "median ns", "bytes");
    }

    String line() {
        return String.format(Locale.ROOT, "%-72s %9.1f %9.1f %9.1f", contest.title(), best(), median(), bytes);
    }
}
