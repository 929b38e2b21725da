package dev.sluice.bench.rollback;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The result as text, with what is needed to judge it. */
final class Report {

    private static final String WHAT_IS_MEASURED = """

            What is measured. Each run is a real rollout on the demo shop: half of about 100 requests a second go to version 2.0.0,
            which fails all of them; monitor-service says UNHEALTHY, rollback-service acts. "Published" is the timestamp of the
            verdict's Kafka record: the moment when monitor-service's relay hands it to the producer, before the broker has
            acknowledged it. "Observed" is the arrival of the first GET /_gateway/weights that shows 0 for 2.0.0, after it showed a
            share (behind HAProxy: of its "show servers state"); it includes the sampling period and the answer's way back, so the true figure lies between the first row and the
            second. Record timestamps are whole milliseconds, cut off: the figures are up to 1 ms too long. All clocks are one
            machine's. The weight is checked to have fallen under the fence of a ROLLBACK, behind HAProxy, which knows no fences, to
            have fallen after the verdict. HAProxy has about 100 visitors a second of its own, beside those of the gateway.

            What it is not. The time from the first bad request to the verdict is another matter: the last row shows it for this gross
            fault and a 1 s interval. Runs come one after the other, so nothing here speaks of many rollbacks at once. Everything,
            the load, the samplers and this program included, shares the machine's cores.
            """;

    private Report() {}

    static String text(RollbackBench.Options options, int replicas, Measured measured, int failed, double loadAtStart) {
        List<String> lines = new ArrayList<>();
        lines.add("Rollback latency: ./sluice bench rollback --runs %d --warm-up %d --every-ms %d --router %s"
                .formatted(options.runs(), options.warmUp(), options.everyMillis(), options.router()));
        lines.add("Processes of each service: %d".formatted(replicas));
        lines.add("%s, %d cores, JDK %s, %s; load average %.1f before, %.1f after"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        System.getProperty("os.arch"),
                        loadAtStart,
                        loadAverage()));
        lines.add("");
        lines.addAll(measured.table());
        lines.add("");
        lines.add(
                "Goal: p50 <= %.0f ms, p95 <= %.0f ms and p99 <= %.0f ms: %s. Runs that failed and are not counted: %d."
                        .formatted(
                                Measured.GOAL_P50_MILLIS,
                                Measured.GOAL_P95_MILLIS,
                                Measured.GOAL_P99_MILLIS,
                                measured.reached() ? "reached" : "NOT reached",
                                failed));
        return String.join("\n", lines) + "\n" + WHAT_IS_MEASURED;
    }

    static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }
}
