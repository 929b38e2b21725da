package dev.sluice.judgebench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./sluice bench judges [--runs N] [--quick] [--out FILE]}: the judges on simulated rollouts. Ends with status 1 when a goal is
 * missed, 2 for wrong arguments.
 */
public final class JudgesBench {
    private final List<String> report = new ArrayList<>();
    private int missed;

    private JudgesBench() {}

    public static void main(String[] arguments) throws IOException {
        Optional<Settings> settings = Settings.of(arguments);
        if (settings.isEmpty()) {
            System.err.println(Settings.USAGE);
            System.exit(2);
        }
        System.exit(new JudgesBench().run(settings.orElseThrow()) == 0 ? 0 : 1);
    }

    /** Every topic has its class; a new one is added here. */
    private static List<Topic> topics() {
        List<Topic> topics = new ArrayList<>(FalseAlarms.all());
        topics.add(new StagedDetection());
        topics.add(new EqualArms());
        topics.add(new LateOnset());
        topics.add(new LatencyRows());
        topics.add(new MarginHealth());
        topics.add(new PlannedHealth());
        topics.add(new LongNoise());
        return topics;
    }

    private int run(Settings settings) throws IOException {
        long begin = System.nanoTime();
        Runs runs = settings.perCell();
        say(settings.command());
        say("%s, %d cores, JDK %s, %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        System.getProperty("os.arch")));
        say("%,d runs per cell%s; 1 %% of them is %s at most in 99.9 %% of simulations. alpha = 1 %%, beta = 5 %%."
                .formatted(
                        runs.count(),
                        settings.quick() ? " (--quick: a tenth, no other target is wider)" : "",
                        runs.most(ErrorWatch.ALPHA)));
        say("");
        say(Line.head());
        for (Topic topic : topics()) {
            say("");
            say(topic.title());
            for (Line line : topic.lines(runs)) {
                missed += line.missed() ? 1 : 0;
                say(line.row());
            }
        }
        say("");
        Rivals.table(runs).forEach(this::say);
        say("");
        say("%d targets missed. Took %d s; load average %.1f at the end."
                .formatted(
                        missed,
                        (System.nanoTime() - begin) / 1_000_000_000,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        say(EXPLANATION);
        write(settings.out());
        return missed;
    }

    private void say(String line) {
        System.out.println(line);
        report.add(line);
    }

    private void write(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(out, String.join("\n", report));
    }

    private static final String EXPLANATION = """

            What is measured. Requests and failures of each look are Poisson, drawn by java.util.SplittableRandom(seed · 1,000,003 + run), so
            a line does not depend on the number of threads. Seeds, counted up from cell to cell: false alarms 1100, 1200, 1300; long noise
            1400; staged 2100; equal arms 2200; late onset 2300 + minutes; latency 2400;
            margins 3100; planned 3200 (times ten, plus the stage); others 4100.
            Staged: five stages of five minutes at 1, 5, 10, 25 and 50 %, looks of ten seconds; "raw" is the e-process that trusts the
            instances, "guarded" its guard, which is what production stops a rollout by. Swings are gamma distributed factors of the
            error rate. Medians are over all runs. The judges are the classes of judge-engine that production runs; traffic is simulated,
            and nothing here tells how real traffic differs from it.

            The others' rules: Argo and Flagger stop when fewer than 99 % of the candidate's requests of a minute succeed for the fourth or
            fifth time; Kayenta's NetflixACAJudge looks each five minutes at one error rate per minute and arm; the naive z-test
            compares two proportions on the stage's counts at every look.
            """;
}
