package dev.sluice.bench;

import dev.sluice.bench.flag.FlagBench;
import dev.sluice.bench.flags.FlagsBench;
import dev.sluice.bench.fleet.FleetBench;
import dev.sluice.bench.measure.Reports;
import dev.sluice.bench.ofrep.OfrepBench;
import dev.sluice.bench.rollback.RollbackBench;
import dev.sluice.bench.sync.SyncBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./sluice bench <name>}. */
public final class Bench {

    private static final String HELP = """
            ./sluice bench rollback [--runs 100] [--warm-up 5] [--every-ms 3] [--router gateway|haproxy] [--stack FILE] [--out FILE]
                verdict published -> weight 0 observed at the router, over real rollouts on the running demo shop
            ./sluice bench fleet [--active 20] [--runs 200] [--stack FILE] [--out FILE]
                the same over many routes, with so many healthy rollouts active at once; memory; how late timers are
            ./sluice bench flag [--runs 200] [--stack FILE] [--out FILE]
                verdict published -> flag off in an OFREP answer, each time with another flag
            ./sluice bench sync [--streams 200] [--flags 50] [--changes 50] [--stack FILE] [--out FILE]
                change of a flag -> every gRPC stream has it; memory of a stream
            ./sluice bench ofrep [--rounds 5] [--seconds 8] [--warm-up 20] [--stack FILE] [--out FILE]
                OFREP requests a second with wrk, in turn with a bare echo
            ./sluice bench flags [--flags 10000] [--changes 40] [--stack FILE] [--out FILE]
                a set with so many flags: start of flag-service, its memory, and a change of one of them
            """;

    private Bench() {}

    /** Runs one benchmark against the running stack. */
    public static void main(String[] line) throws IOException, InterruptedException {
        String name = line.length == 0 ? "" : line[0];
        try {
            List<String> options = Arrays.asList(line).subList(Math.min(1, line.length), line.length);
            switch (name) {
                case "rollback" -> System.exit(RollbackBench.run(rollback(options)) ? 0 : 1);
                case "fleet" -> System.exit(FleetBench.run(fleet(options)) ? 0 : 1);
                case "flag" -> System.exit(FlagBench.run(flag(options)) ? 0 : 1);
                case "sync" -> System.exit(SyncBench.run(sync(options)) ? 0 : 1);
                case "flags" -> System.exit(FlagsBench.run(flags(options)) ? 0 : 1);
                case "ofrep" -> System.exit(OfrepBench.run(ofrep(options)) ? 0 : 1);
                default -> {
                    System.out.print(HELP);
                    System.exit(name.isEmpty() || name.equals("help") ? 0 : 2);
                }
            }
        } catch (StackFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        }
    }

    private static RollbackBench.Options rollback(List<String> line) throws IOException {
        Map<String, String> given = given(
                line,
                Map.of(
                        "--runs", "100",
                        "--warm-up", "5",
                        "--every-ms", "3",
                        "--router", "gateway",
                        "--out", ""));
        String router = given.getOrDefault("--router", "");
        return new RollbackBench.Options(
                path(given, "--stack"),
                out(given, "rollback-latency" + (router.equals("gateway") ? "" : "-" + router)),
                number(given, "--runs"),
                number(given, "--warm-up"),
                number(given, "--every-ms"),
                router);
    }

    private static FleetBench.Options fleet(List<String> line) throws IOException {
        Map<String, String> given = given(line, Map.of("--active", "20", "--runs", "200", "--out", ""));
        return new FleetBench.Options(
                path(given, "--stack"),
                out(given, "fleet-" + number(given, "--active") + "-active"),
                number(given, "--active"),
                number(given, "--runs"));
    }

    private static FlagBench.Options flag(List<String> line) throws IOException {
        Map<String, String> given = given(line, Map.of("--runs", "200", "--out", ""));
        return new FlagBench.Options(path(given, "--stack"), out(given, "flag"), number(given, "--runs"));
    }

    private static SyncBench.Options sync(List<String> line) throws IOException {
        Map<String, String> given =
                given(line, Map.of("--streams", "200", "--flags", "50", "--changes", "50", "--out", ""));
        return new SyncBench.Options(
                path(given, "--stack"),
                out(given, "sync-" + number(given, "--streams") + "-streams"),
                number(given, "--streams"),
                number(given, "--flags"),
                number(given, "--changes"));
    }

    private static FlagsBench.Options flags(List<String> line) throws IOException {
        Map<String, String> given = given(line, Map.of("--flags", "10000", "--changes", "40", "--out", ""));
        return new FlagsBench.Options(
                path(given, "--stack"),
                out(given, "flags-" + number(given, "--flags")),
                number(given, "--flags"),
                number(given, "--changes"));
    }

    private static OfrepBench.Options ofrep(List<String> line) throws IOException {
        Map<String, String> given =
                given(line, Map.of("--rounds", "5", "--seconds", "8", "--warm-up", "20", "--out", ""));
        return new OfrepBench.Options(
                path(given, "--stack"),
                out(given, "ofrep"),
                number(given, "--rounds"),
                number(given, "--seconds"),
                number(given, "--warm-up"));
    }

    /** The options of a benchmark, those that were not given by their defaults. */
    private static Map<String, String> given(List<String> line, Map<String, String> defaults) {
        Map<String, String> given = new HashMap<>(defaults);
        given.put("--stack", stackFile().toString());
        for (int i = 0; i < line.size(); i += 2) {
            if (!given.containsKey(line.get(i)) || i + 1 == line.size()) {
                throw new IllegalArgumentException("cannot use " + line.get(i) + "\n" + HELP);
            }
            given.put(line.get(i), line.get(i + 1));
        }
        return given;
    }

    /** The file that was named, or one that says what was measured on how many replicas. */
    private static Path out(Map<String, String> given, String name) throws IOException {
        String wanted = given.getOrDefault("--out", "");
        return wanted.isEmpty()
                ? Path.of(
                        "benchmarks", "results", name + Reports.suffix(Reports.stack(path(given, "--stack"))) + ".txt")
                : Path.of(wanted);
    }

    private static Path path(Map<String, String> given, String name) {
        return Path.of(given.getOrDefault(name, ""));
    }

    private static int number(Map<String, String> given, String name) {
        try {
            return Integer.parseInt(given.getOrDefault(name, ""));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " needs a number\n" + HELP, notANumber);
        }
    }

    /** Where {@code ./sluice up} wrote it: the state folder, here or in a folder above. */
    private static Path stackFile() {
        String home = System.getenv("SLUICE_HOME");
        if (home != null) {
            return Path.of(home, "stack.json");
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".sluice").resolve("stack.json");
            if (Files.exists(file)) {
                return file;
            }
        }
        return Path.of(".sluice", "stack.json");
    }
}
