package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.measure.EventWatch;
import dev.sluice.bench.measure.EventWatch.Event;
import dev.sluice.bench.measure.EventWatch.Kind;
import dev.sluice.bench.measure.Reports;
import dev.sluice.stack.StackException;
import dev.sluice.stack.demo.HaproxyShop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs rollouts of a broken version one after the other and measures each rollback. */
public final class RollbackBench {

    /**
     * How to run.
     *
     * @param runs counted rollbacks
     * @param warmUp rollbacks before, not counted
     * @param everyMillis pause between two reads of the router's weights
     * @param router {@code gateway}, or {@code haproxy} for one that is started in front of the shop
     */
    public record Options(Path stack, Path out, int runs, int warmUp, int everyMillis, String router) {
        public Options {
            if (!Set.of("gateway", "haproxy").contains(router)) {
                throw new IllegalArgumentException("--router is gateway or haproxy, not " + router);
            }
        }
    }

    /** What divides the shop's visitors. */
    private record Router(String route, String source, Weights.Source weights) {}

    private static final int MOST_FAILURES = 5;
    private static final Duration EVENTS_ARRIVE_WITHIN = Duration.ofSeconds(10);

    private final JsonNode stack;
    private final Router router;
    private final ShopRollouts shop;
    private final EventWatch events;
    private final WeightWatch weights;

    private RollbackBench(JsonNode stack, Router router, ShopRollouts shop, EventWatch events, WeightWatch weights) {
        this.stack = stack;
        this.router = router;
        this.shop = shop;
        this.events = events;
        this.weights = weights;
    }

    /** Measures, prints and writes the report; gives whether the goal was reached with every run. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        if (options.router().equals("gateway")) {
            URI gateway = URI.create(stack.path("gateway").asText());
            return run(options, stack, new Router("shop", "gateway", () -> new WeightSocket(gateway)));
        }
        Path state = Objects.requireNonNull(options.stack().toAbsolutePath().getParent());
        try (HaproxyShop haproxy = HaproxyShop.open(Path.of(""), state, stack)) {
            Weights.Source weights = () -> new HaproxyWeights(haproxy.socket());
            return run(options, stack, new Router(haproxy.route(), haproxy.source(), weights));
        } catch (StackException wrong) {
            throw new StackFailure(String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean run(Options options, JsonNode stack, Router router)
            throws IOException, InterruptedException {
        ShopRollouts shop = new ShopRollouts(stack);
        shop.breakCandidate(false);
        new ShopReset(stack).run();
        try (EventWatch events = new EventWatch(stack.path("kafka").asText());
                WeightWatch weights = new WeightWatch(router.weights(), options.everyMillis())) {
            return new RollbackBench(stack, router, shop, events, weights).measure(options);
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
        String text = Report.text(options, Reports.replicas(stack), measured, failed, load);
        System.out.print("\n" + text);
        Report.write(options.out(), text);
        return measured.reached() && failed == 0;
    }

    private Measured.Run once(int number) throws IOException, InterruptedException {
        shop.liftQuarantine();
        weights.forget();
        String id = shop.plan(number, router.route(), router.source());
        shop.awaitRolledBack(id);
        WeightWatch.Fall fall = arrived("the fall of the weight", weights::fall);
        Event verdict = event(id, Kind.UNHEALTHY);
        // a router that knows no fences cannot say who lowered it; before the verdict nobody had a reason to
        boolean byRollback = fall.direction().isEmpty()
                ? fall.at().isAfter(verdict.published())
                : fall.direction().equals("ROLLBACK");
        if (!byRollback) {
            throw new StackFailure("the weight fell at %s, not by the rollback".formatted(fall.at()));
        }
        return new Measured.Run(
                event(id, Kind.APPLIED),
                verdict,
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
