package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.measure.EventWatch;
import dev.sluice.bench.measure.EventWatch.Event;
import dev.sluice.bench.measure.EventWatch.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs rollouts of a broken version one after the other and measures each rollback. */
public final class RollbackBench {

    /**
     * How to run.
     *
     * @param runs counted rollbacks
     * @param warmUp rollbacks before, not counted
     * @param everyMillis pause between two reads of the gateway's weights
     */
    public record Options(Path stack, Path out, int runs, int warmUp, int everyMillis) {}

    private static final int MOST_FAILURES = 5;
    private static final Duration EVENTS_ARRIVE_WITHIN = Duration.ofSeconds(10);

    private final ShopRollouts shop;
    private final EventWatch events;
    private final WeightWatch weights;

    private RollbackBench(ShopRollouts shop, EventWatch events, WeightWatch weights) {
        this.shop = shop;
        this.events = events;
        this.weights = weights;
    }

    /** Measures, prints and writes the report; gives whether the goal was reached with every run. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        if (!Files.exists(options.stack())) {
            throw new StackFailure(
                    "Sluice does not run (no " + options.stack() + "). Start it with ./sluice up --detach");
        }
        JsonNode stack = Api.JSON.readTree(options.stack().toFile());
        ShopRollouts shop = new ShopRollouts(stack);
        shop.breakCandidate(false);
        new ShopReset(stack).run();
        try (EventWatch events = new EventWatch(stack.path("kafka").asText());
                WeightWatch weights = new WeightWatch(stack.path("gateway").asText(), options.everyMillis())) {
            return new RollbackBench(shop, events, weights).measure(options);
        } finally {
            shop.breakCandidate(false);
            shop.liftQuarantine();
        }
    }

    private boolean measure(Options options) throws IOException, InterruptedException {
        double load = Report.loadAverage();
        Measured measured = new Measured();
        int failed = 0;
        shop.breakCandidate(true);
        for (int number = 1 - options.warmUp(); number <= options.runs(); number++) {
            try {
                Measured.Run run = once(number);
                System.out.printf(
                        "%4d  %6.1f ms%n",
                        number,
                        Duration.between(run.verdict().published(), run.fall().at())
                                        .toNanos()
                                / 1e6);
                if (number > 0) {
                    measured.add(run);
                }
            } catch (StackFailure wrong) {
                System.out.printf("%4d  FAILED: %s%n", number, wrong.getMessage());
                if (++failed > MOST_FAILURES) {
                    throw new StackFailure("too many runs failed");
                }
            }
        }
        String text = Report.text(options, measured, failed, load);
        System.out.print("\n" + text);
        Report.write(options.out(), text);
        return measured.reached() && failed == 0;
    }

    private Measured.Run once(int number) throws IOException, InterruptedException {
        shop.liftQuarantine();
        weights.forget();
        String id = shop.plan(number);
        shop.awaitRolledBack(id);
        WeightWatch.Fall fall = arrived("the fall of the weight", weights::fall);
        if (!fall.direction().equals("ROLLBACK")) {
            throw new StackFailure("the weight fell under a fence that goes " + fall.direction());
        }
        return new Measured.Run(
                event(id, Kind.APPLIED),
                event(id, Kind.UNHEALTHY),
                event(id, Kind.ROLLBACK_STARTED),
                event(id, Kind.ROLLBACK_COMPLETED),
                fall);
    }

    private Event event(String id, Kind kind) throws InterruptedException {
        return arrived(kind + " of rollout " + id, () -> events.first(id, kind));
    }

    private static <T> T arrived(String what, Supplier<Optional<T>> source) throws InterruptedException {
        long last = System.nanoTime() + EVENTS_ARRIVE_WITHIN.toNanos();
        while (System.nanoTime() < last) {
            Optional<T> found = source.get();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new StackFailure("nobody saw " + what);
    }
}
