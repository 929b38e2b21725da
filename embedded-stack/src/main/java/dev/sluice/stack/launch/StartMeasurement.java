package dev.sluice.stack.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the whole system several times from an empty data folder and notes how long it takes and how much memory it has. */
public final class StartMeasurement {
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Layout layout;
    private final PrintStream out;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Long> megabytes = new ArrayList<>();
    private final StringWriter lastParts = new StringWriter();

    public StartMeasurement(Path root, Path state, int portOffset, PrintStream out) {
        this.layout = new Layout(root, state, portOffset);
        this.out = out;
    }

    /** Returns the report. */
    public String run(int runs) throws IOException, InterruptedException {
        Fresh.clearClasses(layout);
        for (int run = 1; run <= runs; run++) {
            Progress progress = new Progress(out);
            Ledger ledger = new Ledger(layout.runningFile(), Running.nothing(layout.portOffset()));
            new Up(layout, Replicas.ONE, progress, ledger).run(true);
            seconds.add(progress.seconds());
            TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
            measureMemory();
            out.printf(Locale.ROOT, "run %d: %.1f s, %d MB%n%n", run, seconds.getLast(), megabytes.getLast());
            new Down(layout).run();
        }
        return report();
    }

    private void measureMemory() throws IOException {
        lastParts.getBuffer().setLength(0);
        Running running = Running.read(layout.runningFile()).orElseThrow();
        long sum = 0;
        for (Map.Entry<String, StartedProcess> part : running.processes().entrySet()) {
            long kilobytes = Memory.kilobytes(layout, part.getKey(), part.getValue());
            lastParts.append(String.format(Locale.ROOT, "  %-16s %5d MB%n", part.getKey(), kilobytes / 1024));
            sum += kilobytes;
        }
        megabytes.add(sum / 1024);
    }

    private String report() {
        return String.format(
                Locale.ROOT,
                """
                Start of the whole system (./sluice bench start), built tree, empty data folder each time
                %s, %d processors, Java %s

                from the command to “ready”, %d runs (the first without the JVMs' class archives):
                  %s s
                  median %.1f s (must be at most 45 s)

                sum of proportional set sizes after %d s with the demo's 100 requests a second:
                  %s MB
                  median %d MB (must be at most 2560 MB)

                the last run by part:
                %s""",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                seconds.size(),
                String.join(
                        ", ",
                        seconds.stream()
                                .map(each -> String.format(Locale.ROOT, "%.1f", each))
                                .toList()),
                median(seconds),
                IDLE.toSeconds(),
                String.join(", ", megabytes.stream().map(String::valueOf).toList()),
                Math.round(median(megabytes.stream().map(Long::doubleValue).toList())),
                lastParts);
    }

    /** The middle of the values, or the mean of both middles. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
