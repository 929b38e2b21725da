package dev.sluice.judgebench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The alarms of one rule over all runs of a cell. */
record Alarms(List<Alarm> runs) {
    Alarms {
        runs = List.copyOf(runs);
    }

    static <T> Alarms of(List<T> outcomes, Function<T, Alarm> which) {
        return new Alarms(outcomes.stream().map(which).toList());
    }

    int raised() {
        return Math.toIntExact(runs.stream().filter(Alarm::raised).count());
    }

    double part() {
        return (double) raised() / runs.size();
    }

    /** Over all runs; infinite when fewer than half were stopped. */
    double medianMinute() {
        return median().minute();
    }

    double medianServed() {
        Alarm median = runs.stream()
                .sorted(Comparator.comparingLong(Alarm::served))
                .toList()
                .get(runs.size() / 2);
        return median.raised() ? median.served() : Double.POSITIVE_INFINITY;
    }

    /** Part and median, as the reviews write it. */
    String brief() {
        List<Alarm> found = runs.stream()
                .filter(Alarm::raised)
                .sorted(Comparator.comparingDouble(Alarm::minute))
                .toList();
        return found.isEmpty()
                ? "0"
                : String.format(
                        Locale.ROOT,
                        "%.4f@%.1f",
                        part(),
                        found.get(found.size() / 2).minute());
    }

    private Alarm median() {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Alarm::minute))
                .toList()
                .get(runs.size() / 2);
    }
}
