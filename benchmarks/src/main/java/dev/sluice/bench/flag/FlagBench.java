package dev.sluice.bench.flag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.measure.EventWatch;
import dev.sluice.bench.measure.EventWatch.Event;
import dev.sluice.bench.measure.EventWatch.Kind;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Rollouts of a flag that goes bad, one after the other, each with a flag of its own, and a client that asks for it all the time. */
public final class FlagBench {

    /** How to run. */
    public record Options(Path stack, Path out, int runs) {}

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String WHAT_IS_MEASURED = """

            What is measured. Each run creates a flag, gives it to everybody by a rollout, and then its metrics say that every request with
            the feature fails. "Published" is the timestamp of the verdict's Kafka record, in whole milliseconds cut off; "off" is the arrival
            of the first OFREP answer that says so, at a client that asks again 2 ms after each answer. In between: rollback-service decides,
            its relay publishes rollback.started, flag-service applies it, and its evaluations read the new snapshot. The metrics are this
            program's; everything else is the running system, and shares the machine's cores with it.
            """;

    private final FlagRollouts rollouts;
    private final EventWatch events;
    private final Latencies off = new Latencies("verdict published -> flag off in an OFREP answer  (the goal)");
    private final Latencies started = new Latencies("verdict published -> rollback.started published");

    private FlagBench(FlagRollouts rollouts, EventWatch events) {
        this.rollouts = rollouts;
        this.events = events;
    }

    /** Measures, prints and writes the result; gives whether every flag was seen to go off. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        int failed = 0;
        try (EventWatch events = new EventWatch(stack.path("kafka").asText())) {
            FlagBench bench = new FlagBench(new FlagRollouts(stack), events);
            String batch = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            for (int number = 1; number <= options.runs(); number++) {
                try {
                    bench.once("bench-%s-%d".formatted(batch, number));
                } catch (StackFailure wrong) {
                    failed++;
                    System.out.printf("%4d  FAILED: %s%n", number, wrong.getMessage());
                }
                if (number % 20 == 0) {
                    System.out.println(bench.off.row());
                }
            }
            Reports.write(
                    options.out(),
                    "Flags: ./sluice bench flag --runs " + options.runs(),
                    List.of(bench.off, bench.started),
                    List.of(
                            "Replicas of each service: " + Reports.replicas(stack) + ".",
                            "Runs that failed and are not counted: " + failed + "."),
                    WHAT_IS_MEASURED);
        }
        return failed == 0;
    }

    private void once(String flag) throws IOException, InterruptedException {
        try (FailingFeature feature = new FailingFeature()) {
            rollouts.create(flag, feature.url());
            String id = "";
            try {
                id = rollouts.plan(flag);
                measure(flag, id, feature);
            } finally {
                rollouts.forget(flag, id);
            }
        }
    }

    private void measure(String flag, String id, FailingFeature feature) throws IOException, InterruptedException {
        try {
            await(id, Kind.APPLIED);
            OfrepPoll poll = rollouts.poll(flag);
            if (!poll.on()) {
                throw new StackFailure("flag " + flag + " is not on after stage-applied");
            }
            TimeUnit.MILLISECONDS.sleep(1_500); // so that it was looked at before it fails
            feature.fail();
            CompletableFuture<Instant> wentOff = poll.untilOff();
            Instant published = await(id, Kind.UNHEALTHY).published();
            off.record(Duration.between(published, wentOff.get()));
            started.record(
                    Duration.between(published, await(id, Kind.ROLLBACK_STARTED).published()));
        } catch (ExecutionException failed) {
            throw new StackFailure(String.valueOf(failed.getCause()));
        }
    }

    private Event await(String rollout, Kind kind) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() - end < 0) {
            var event = events.first(rollout, kind);
            if (event.isPresent()) {
                return event.get();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new StackFailure("nobody saw " + kind + " of rollout " + rollout);
    }
}
