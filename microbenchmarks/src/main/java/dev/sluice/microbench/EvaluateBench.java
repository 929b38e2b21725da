package dev.sluice.microbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code ./sluice bench evaluate [--forks N] [--out FILE]}: all contests in one run, each in forks of its own. Ends with status 1 when a goal
 * is missed, 2 for wrong arguments.
 */
public final class EvaluateBench {
    private static final int FORKS = 5;
    private static final int MOST_FORKS = 50;
    private static final int ROUNDS = 5;

    private EvaluateBench() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        int forks = FORKS;
        Path out = Path.of("benchmarks/results/evaluate.txt");
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            if (arguments[i].equals("--forks")
                    && value.matches("[1-9][0-9]?")
                    && Integer.parseInt(value) <= MOST_FORKS) {
                forks = Integer.parseInt(value);
            } else if (arguments[i].equals("--out") && !value.isEmpty()) {
                out = Path.of(value);
            } else {
                System.err.println("Usage: ./sluice bench evaluate [--forks 1.." + MOST_FORKS + "] [--out FILE]");
                System.exit(2);
            }
        }
        List<Row> rows = new Runner(options(forks))
                .run().stream().map(EvaluateBench::row).toList();
        List<Goals.Judged> judged = Goals.of(rows).judged();
        report(out, forks, rows, judged);
        System.exit(judged.stream().allMatch(Goals.Judged::met) ? 0 : 1);
    }

    private static Options options(int forks) {
        return new OptionsBuilder()
                .include(EvaluationBenchmark.class.getName())
                .forks(forks)
                .warmupIterations(ROUNDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .build();
    }

    private static Row row(RunResult result) {
        List<Double> forks = result.getBenchmarkResults().stream()
                .map(fork -> fork.getPrimaryResult().getScore())
                .toList();
        return new Row(
                Contest.valueOf(result.getParams().getParam("contest")),
                forks,
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }

    private static void report(Path out, int forks, Collection<Row> rows, List<Goals.Judged> judged)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("./sluice bench evaluate --forks " + forks);
        lines.add(String.format(
                Locale.ROOT,
                "%s, %d cores, JDK %s, %s; load average %.1f at the end",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        lines.add("");
        lines.add(Row.head());
        rows.forEach(row -> lines.add(row.line()));
        lines.add("");
        judged.forEach(each -> lines.add(each.line()));
        lines.add("");
        lines.add(
                "A fork is a JVM of its own: 5 s of warm-up, then 5 s that count. 1,024 callers in turn, all of whom fulfil all clauses");
        lines.add(
                "and are drawn; the flag is looked up by its key each time. Contexts are ready, in the library's own form, but where a line says otherwise. Bytes are those");
        lines.add(
                "of JMH's gc profiler, over all forks. The goals are those of the first line, beside the flagd provider's.");
        String text = String.join("\n", lines) + "\n";
        System.out.print("\n" + text);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(out, text);
    }
}
