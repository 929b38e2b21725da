package dev.sluice.bench.ofrep;

import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Medians;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The readings of all rounds, and what they come to. */
final class Rounds {
    private static final String ECHO = "echo";
    private static final String SINGLE = "single";
    private static final String UNCHANGED = "304";

    private final Map<String, List<Reading>> readings = new LinkedHashMap<>();

    void add(String subject, Reading reading) {
        readings.computeIfAbsent(subject, absent -> new ArrayList<>()).add(reading);
    }

    List<Goal> goals() {
        return List.of(
                Goal.atLeast(0.5, "", "single evaluation / echo, requests a second", ratio(SINGLE)),
                Goal.atMost(10, "ms", "single evaluation, p99", median(SINGLE, Reading::p99)),
                Goal.atLeast(1_500, "/s", bulk() + " flags", median(bulk(), Reading::perSecond)),
                Goal.atLeast(0.6, "", "304 of the same / echo, requests a second", ratio(UNCHANGED)));
    }

    /** A line for each subject: the medians of what was read. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(head());
        readings.forEach((name, all) -> lines.add(row(
                name,
                new Reading(
                        median(name, Reading::perSecond),
                        median(name, Reading::p50),
                        median(name, Reading::p99),
                        median(name, Reading::bytes),
                        median(name, Reading::processor)))));
        return lines;
    }

    static String head() {
        return "%-22s %12s %9s %9s %14s %18s"
                .formatted("median", "requests/s", "p50 ms", "p99 ms", "bytes/answer", "processor us/req");
    }

    static String row(String name, Reading reading) {
        return "%-22s %12.0f %9.2f %9.2f %14.0f %18.1f"
                .formatted(
                        name, reading.perSecond(), reading.p50(), reading.p99(), reading.bytes(), reading.processor());
    }

    private String bulk() {
        return readings.keySet().stream()
                .filter(name -> name.startsWith("bulk"))
                .findFirst()
                .orElseThrow();
    }

    private double ratio(String subject) {
        List<Reading> echo = all(ECHO);
        List<Reading> others = all(subject);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            ratios.add(others.get(i).perSecond() / echo.get(i).perSecond());
        }
        return Medians.of(ratios);
    }

    private double median(String subject, ToDoubleFunction<Reading> figure) {
        return Medians.of(all(subject).stream().mapToDouble(figure).boxed().toList());
    }

    private List<Reading> all(String subject) {
        return readings.getOrDefault(subject, List.of());
    }
}
