package dev.sluice.bench.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.flagset.FlagSet;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Reports;
import dev.sluice.bench.measure.ServiceMemory;
import dev.sluice.bench.sync.SyncStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One set with very many flags: what it takes to start with them, to keep them, and to change one of them. */
public final class FlagsBench {

    /** How to run. */
    public record Options(Path stack, Path out, int flags, int changes) {}

    private static final String BUILD = "sluice_flag_snapshot_build_seconds";
    private static final String CHANGE = "cause=\"change\"";
    private static final String RELOAD = "cause=\"reload\"";

    /** Longer than the service keeps documents of a set apart. */
    private static final int BETWEEN_CHANGES_MILLIS = 1_500;

    private static final int WARM_UP = 5;
    private static final String WHAT_IS_MEASURED = """

            What is measured. All flags are in one set, each with a rule of four clauses and a percentage. "Ready" is the time of the command
            ./sluice restart flag, from stopping the old process to the first good answer of /q/health/ready, the median of three; the service
            has its class archive. "Heap" is what is in use after a collection in the service that was just started. Snapshots are timed by the
            service itself (metric sluice_flag_snapshot_build_seconds): the first one, compiled cold, and those of the changes. Each change is
            one PUT of one flag's exposure: evaluated is the first OFREP answer with the new revision, asked for as soon as the change was
            answered; a client has it when it has read the whole document of the set with the new version. A first client waits until the
            document is put together, a second one is sent the same bytes.
            """;

    private final Options options;
    private final Service service;
    private final Latencies evaluated = new Latencies("change asked -> an OFREP answer has it");
    private final Latencies synced = new Latencies("change asked -> a sync client has the whole document");
    private final List<String> notes = new ArrayList<>();

    private FlagsBench(Options options) {
        this.options = options;
        this.service = new Service(options.stack());
    }

    /** Measures, prints and writes the result; gives whether the goal was reached. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        return new FlagsBench(options).run();
    }

    private boolean run() throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        Api api = service.api();
        double readyWithout = service.restart();
        ServiceMemory without = service.memory();
        try (FlagSet set = new FlagSet(api, "flags")) {
            long begun = System.nanoTime();
            set.fill(options.flags());
            note("Imported after %.0f s.".formatted(seconds(begun)));
            double readyWith = service.restart();
            ServiceMemory with = service.memory();
            note("Ready after a restart: %.1f s with them, %.1f s without.".formatted(readyWith, readyWithout));
            note("First snapshot: built in %.0f ms. Heap: %d KB with them, %d KB without; %.1f KB a flag."
                    .formatted(
                            service.metric(BUILD + "_max", RELOAD) * 1_000,
                            with.heapKilobytes(),
                            without.heapKilobytes(),
                            (double) (with.heapKilobytes() - without.heapKilobytes()) / options.flags()));
            follow(api, stack, set);
            Goal goal = Goal.atMost(5, "ms", "snapshot of one change, mean", meanBuild());
            note("Heap after the changes, with the last 32 snapshots: %d KB."
                    .formatted(service.memory().heapKilobytes()));
            // Before the flags go, which takes minutes.
            report(stack, goal);
            return goal.isReached();
        }
    }

    private void follow(Api api, JsonNode stack, FlagSet set) throws IOException, InterruptedException {
        try (SyncStreams first = new SyncStreams();
                SyncStreams second = new SyncStreams()) {
            double one = open(first, stack, set);
            double other = open(second, stack, set);
            note("Document of the set: %,.0f bytes. A first client has it after %.0f ms, a second one after %.0f ms."
                    .formatted(service.metric("sluice_flag_sync_document_bytes", ""), one, other));
            change(api, set, first);
        }
    }

    private double open(SyncStreams streams, JsonNode stack, FlagSet set) throws InterruptedException {
        long begun = System.nanoTime();
        streams.open(
                1,
                stack.path("flagSync").asText(),
                "flagSetId=" + set.id(),
                stack.path("tokens").path("operator").asText());
        return seconds(begun) * 1_000;
    }

    private void change(Api api, FlagSet set, SyncStreams client) throws IOException, InterruptedException {
        String flag = set.key(options.flags() / 2);
        JsonNode question = FlagSet.questions().getFirst();
        for (int i = -WARM_UP; i < options.changes(); i++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_CHANGES_MILLIS);
            ObjectNode exposure = Api.JSON
                    .createObjectNode()
                    .put("internal", i % 2 == 0)
                    .put("percentage", 0)
                    .put("reason", "the benchmark");
            long asked = System.nanoTime();
            long revision = api.put("/api/v1/flags/" + flag + "/exposure", exposure)
                    .path("revision")
                    .asLong();
            JsonNode answer = api.post("/ofrep/v1/evaluate/flags/" + flag, question);
            long answered = System.nanoTime();
            if (answer.path("metadata").path("revision").asLong() != revision) {
                throw new StackFailure("a change that was answered is not evaluated: " + answer);
            }
            long arrived = client.nextVersion().getFirst();
            if (i >= 0) {
                evaluated.record(Duration.ofNanos(answered - asked));
                synced.record(Duration.ofNanos(arrived - asked));
            }
        }
    }

    /** Milliseconds, of all changes since the restart. */
    private double meanBuild() throws IOException, InterruptedException {
        double count = service.metric(BUILD + "_count", CHANGE);
        note("Snapshots of changes: %.0f, of which the slowest of the last minutes took %.1f ms."
                .formatted(count, service.metric(BUILD + "_max", CHANGE) * 1_000));
        return service.metric(BUILD + "_sum", CHANGE) * 1_000 / count;
    }

    private void report(JsonNode stack, Goal goal) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Goal.head());
        lines.add(goal.row());
        lines.add("");
        lines.add(Latencies.head());
        lines.add(evaluated.row());
        lines.add(synced.row());
        lines.add("");
        lines.addAll(notes);
        lines.add("Replicas of each service: " + Reports.replicas(stack) + ".");
        Reports.write(
                options.out(),
                "Many flags: ./sluice bench flags --flags %d --changes %d"
                        .formatted(options.flags(), options.changes()),
                lines,
                WHAT_IS_MEASURED);
    }

    private void note(String line) {
        System.out.println(line);
        notes.add(line);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
