package dev.sluice.bench.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Reports;
import dev.sluice.bench.measure.ServiceMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Changes of one flag, one after the other, and streams that wait for them. */
public final class SyncBench {

    /** How to run. */
    public record Options(Path stack, Path out, int streams, int flags, int changes) {}

    /** Longer than the service keeps documents apart, so that no change waits for the one before. */
    private static final int BETWEEN_CHANGES_MILLIS = 1_500;

    private static final int WARM_UP = 5;
    private static final int FEW_STREAMS = 500;
    private static final String ENVIRONMENT = "bench";
    private static final String WHAT_IS_MEASURED = """

            What is measured. A set of flags, and so many clients, each with a connection and a stream of its own, in one program that shares
            the machine's cores with the running system. Each change is one PUT of one flag's exposure. "Asked" is the moment before that
            request is sent, so all of it counts: HTTP, the transaction with its history and outbox, and the way to the streams. "Written" is
            what the flag's history says, in whole milliseconds cut off: a moment within the transaction, just before its commit. "Answered" is
            when the answer was there, shortly after the commit; a stream that was faster counts as 0. A client has a change when it
            has read the whole document and the version in it. "Last" is the slowest of all streams, once per change; "each" is every stream.
            """;

    private final Options options;
    private final Api flags;
    private final String service = "sync-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Latencies lastSinceAsked = new Latencies("change asked -> the last stream has it");
    private final Latencies lastSinceWritten = new Latencies("change written -> the last stream has it");
    private final Latencies eachSinceWritten = new Latencies("change written -> each stream has it");
    private final Latencies lastSinceAnswered = new Latencies("change answered -> the last stream has it");

    private SyncBench(Options options, Api flags) {
        this.options = options;
        this.flags = flags;
    }

    /** Measures, prints and writes the result; gives whether the goal was reached. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        String token = stack.path("tokens").path("operator").asText();
        SyncBench bench = new SyncBench(options, new Api(stack.path("flag").asText(), token));
        bench.create();
        long pid = stack.path("pids").path("flag").asLong();
        ServiceMemory before = ServiceMemory.of(pid);
        try (SyncStreams streams = new SyncStreams()) {
            long begun = System.nanoTime();
            streams.open(
                    options.streams(),
                    stack.path("flagSync").asText(),
                    "flagSetId=" + ENVIRONMENT + "/" + bench.service,
                    token);
            long opened = System.nanoTime() - begun;
            ServiceMemory idle = ServiceMemory.of(pid);
            for (int i = -WARM_UP; i < options.changes(); i++) {
                bench.change(streams, i);
            }
            Goal goal = bench.goal();
            bench.report(stack, Duration.ofNanos(opened), before, idle, goal);
            return goal.isReached();
        } finally {
            bench.archive();
        }
    }

    private void change(SyncStreams streams, int number) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_CHANGES_MILLIS);
        ObjectNode exposure = Api.JSON
                .createObjectNode()
                .put("internal", number % 2 == 0)
                .put("percentage", 0)
                .put("reason", "the benchmark");
        Instant now = Instant.now();
        long asked = System.nanoTime();
        flags.put("/api/v1/flags/" + key(0) + "/exposure", exposure);
        long answered = System.nanoTime();
        List<Long> arrivals = streams.nextVersion();
        if (number >= 0) {
            long last = Collections.max(arrivals);
            Duration untilWritten = Duration.between(now, written());
            lastSinceWritten.record(Duration.ofNanos(last - asked).minus(untilWritten));
            lastSinceAsked.record(Duration.ofNanos(last - asked));
            lastSinceAnswered.record(Duration.ofNanos(last - answered));
            arrivals.forEach(arrival ->
                    eachSinceWritten.record(Duration.ofNanos(arrival - asked).minus(untilWritten)));
        }
    }

    private Instant written() throws IOException, InterruptedException {
        JsonNode newest = flags.get("/api/v1/flags/" + key(0) + "/history?limit=1")
                .path("items")
                .path(0);
        return Instant.parse(newest.path("at").asText());
    }

    /** So many streams that each of a change's documents takes time to send have a goal of their own. */
    private Goal goal() {
        return options.streams() <= FEW_STREAMS
                ? Goal.atMost(250, "ms", "change written -> the last stream has it, p99", lastSinceWritten.millis(99))
                : Goal.atMost(
                        2_000, "ms", "change written -> the last stream has it, p95", lastSinceWritten.millis(95));
    }

    private void report(JsonNode stack, Duration opened, ServiceMemory before, ServiceMemory idle, Goal goal)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(Goal.head(), goal.row(), "", Latencies.head()));
        List.of(lastSinceWritten, eachSinceWritten, lastSinceAsked, lastSinceAnswered)
                .forEach(latencies -> lines.add(latencies.row()));
        lines.add("");
        lines.add("Replicas of each service: " + Reports.replicas(stack) + ".");
        lines.add("All %d streams were open and had %d flags after %d ms."
                .formatted(options.streams(), options.flags(), opened.toMillis()));
        lines.add("An idle stream takes %.1f KB of heap and %.1f KB resident (heap %d -> %d KB, resident %d -> %d KB)."
                .formatted(
                        (double) (idle.heapKilobytes() - before.heapKilobytes()) / options.streams(),
                        (double) (idle.residentKilobytes() - before.residentKilobytes()) / options.streams(),
                        before.heapKilobytes(),
                        idle.heapKilobytes(),
                        before.residentKilobytes(),
                        idle.residentKilobytes()));
        Reports.write(
                options.out(),
                "Streams: ./sluice bench sync --streams %d --flags %d --changes %d"
                        .formatted(options.streams(), options.flags(), options.changes()),
                lines,
                WHAT_IS_MEASURED);
    }

    private void create() throws IOException, InterruptedException {
        for (int i = 0; i < options.flags(); i++) {
            flags.post(
                    "/api/v1/flags",
                    Api.JSON
                            .createObjectNode()
                            .put("key", key(i))
                            .put("kind", "release")
                            .put("environment", ENVIRONMENT)
                            .put("service", service));
        }
    }

    private void archive() throws IOException, InterruptedException {
        for (int i = 0; i < options.flags(); i++) {
            flags.delete("/api/v1/flags/" + key(i) + "?force=true&reason=the%20benchmark%20is%20over");
        }
    }

    private String key(int number) {
        return service + "-" + number;
    }
}
