package dev.sluice.microbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the engine must reach, beside the others of the same run. */
record Goals(Map<Contest, Row> rows) {
    private static final double MOST_NANOS = 100;
    private static final double MOST_NANOS_ON_A_NOISY_DAY = 120;
    private static final double MOST_BYTES = 64;
    private static final double LEAST_TIMES = 15;

    static Goals of(List<Row> rows) {
        Map<Contest, Row> byContest = new EnumMap<>(Contest.class);
        rows.forEach(row -> byContest.put(row.contest(), row));
        return new Goals(byContest);
    }

    /** One line of the judgement. */
    record Judged(boolean met, String finding) {
        String line() {
            return (met ? "met     " : "MISSED  ") + finding;
        }
    }

    List<Judged> judged() {
        Row ours = row(Contest.SLUICE_FOUR_CLAUSES);
        double times = row(Contest.FLAGD_FOUR_CLAUSES).best() / ours.best();
        // a byte is more than the profiler's own noise, and less than the smallest object
        double bytes = Math.floor(ours.bytes() + 0.5);
        return List.of(
                new Judged(
                        ours.best() <= MOST_NANOS_ON_A_NOISY_DAY,
                        String.format(
                                Locale.ROOT,
                                "four clauses, best fork: %.1f ns (%s)",
                                ours.best(),
                                reached(ours.best()))),
                new Judged(
                        bytes <= MOST_BYTES,
                        String.format(
                                Locale.ROOT, "four clauses, allocated: %.0f bytes (goal %.0f)", bytes, MOST_BYTES)),
                new Judged(
                        times >= LEAST_TIMES,
                        String.format(
                                Locale.ROOT,
                                "four clauses: %.1f times as fast as the flagd provider (goal %.0f)",
                                times,
                                LEAST_TIMES)));
    }

    /** Which of the two limits held: that of a noisy day is none to be quoted. */
    private static String reached(double nanos) {
        if (nanos <= MOST_NANOS) {
            return String.format(Locale.ROOT, "the goal of %.0f", MOST_NANOS);
        }
        return String.format(
                Locale.ROOT,
                nanos <= MOST_NANOS_ON_A_NOISY_DAY
                        ? "NOT the goal of %.0f, only the %.0f of a noisy day"
                        : "neither the goal of %.0f nor the %.0f of a noisy day",
                MOST_NANOS,
                MOST_NANOS_ON_A_NOISY_DAY);
    }

    private Row row(Contest contest) {
        return Objects.requireNonNull(rows.get(contest), contest.name());
    }
}
