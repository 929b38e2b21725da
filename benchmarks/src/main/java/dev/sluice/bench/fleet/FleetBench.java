package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.fleet.Fleet.Ship;
import dev.sluice.bench.measure.EventWatch;
import dev.sluice.bench.measure.EventWatch.Kind;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Healthy rollouts in the background, each on a route of its own, and rollouts that go bad among them: how long the rollback of each
 * takes, whatever else goes on. Waves of lanes begin together and fail one shortly after the other.
 */
public final class FleetBench {

    /**
     * How to run.
     *
     * @param active healthy rollouts in the background
     * @param runs rollbacks that are measured
     */
    public record Options(Path stack, Path out, int active, int runs) {}

    private static final int WAVE = 20;
    private static final int WARM_UP_WAVES = 2;
    private static final int STEPPING = 20;
    private static final int WATCHED_EVERY_SECONDS = 1;
    private static final int BACKGROUND_EVERY_SECONDS = 10;
    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private static final String WHAT_IS_MEASURED = """

            What is measured. Each rollout has a route of its own; a wave of 20 gets half of its traffic at once, then every
            400 ms one of them begins to fail all requests. The first two waves warm the services up and are not counted.
            "Published" is the timestamp of the verdict's Kafka record, in whole milliseconds cut off; "weight 0" is the
            moment at which the router obeyed the rollback's command, seen by the router itself. The routers and the traffic
            are this program's (docs/router-protocol.md over HTTP, counters reckoned from shares and time): what is measured
            is the control plane, with nothing of a data plane's work beside it but the demo shop's. Healthy rollouts in the
            background are looked at every 10 s, each with a source of its own, and their routes are read every 500 ms, from
            250 routes on less often, from 750 on every 1.5 s. Beside them 20 more rollouts take a step about every 10 s: the
            timers are theirs, counted over the waves. The maximum is the services' own, of about the last two minutes.
            Everything shares the machine's cores.
            """;

    private final FleetRollouts rollouts;
    private final Fleet fleet;
    private final EventWatch events;
    private final Latencies fall = new Latencies("verdict published -> weight 0 at the router     (the goal)");
    private final Latencies started = new Latencies("verdict published -> rollback.started published");
    private int missed;

    private FleetBench(FleetRollouts rollouts, Fleet fleet, EventWatch events) {
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.events = events;
    }

    /** Measures, prints and writes the result; gives whether every rollback was seen. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        FleetRollouts rollouts = new FleetRollouts(stack);
        try (FleetServer server = new FleetServer();
                EventWatch events = new EventWatch(stack.path("kafka").asText());
                Fleet fleet = new Fleet(rollouts, server)) {
            FleetBench bench = new FleetBench(rollouts, fleet, events);
            bench.measure(options, new Figures(stack));
            return bench.missed == 0;
        }
    }

    private void measure(Options options, Figures figures) throws IOException, InterruptedException {
        String before = figures.memory();
        String batch = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        long begin = System.nanoTime();
        List<Ship> background =
                launch("bg-" + batch, options.active(), lane -> rollouts.plan(lane, BACKGROUND_EVERY_SECONDS));
        long setUp = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        launch("step-" + batch, STEPPING, rollouts::planSteps);
        System.out.printf("%d healthy rollouts are active after %d s%n", background.size(), setUp);
        for (int wave = 0; wave < WARM_UP_WAVES; wave++) {
            fleet.end(wave("warm%d-%s".formatted(wave, batch), WAVE));
        }
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
        Figures.Timers timers = figures.timers();
        for (int wave = 0; wave * WAVE < options.runs(); wave++) {
            List<Ship> ships = wave("w%d-%s".formatted(wave, batch), Math.min(WAVE, options.runs() - wave * WAVE));
            ships.forEach(this::record);
            System.out.println("wave " + wave + "  " + fall.row());
            fleet.end(ships);
        }
        Reports.write(
                options.out(),
                "Many rollouts: ./sluice bench fleet --active %d --runs %d".formatted(options.active(), options.runs()),
                List.of(fall, started),
                List.of(
                        "Replicas of each service: " + Reports.replicas(figures.stack()) + ".",
                        "Begun and brought to half of their traffic: %d healthy rollouts in %d s."
                                .formatted(background.size(), setUp),
                        "Memory before: " + before + ".",
                        "Memory with all of them active: " + figures.memory() + ".",
                        "Timers of rollouts: " + figures.timers().since(timers) + ".",
                        "Rollbacks that did not come in time and are not counted: " + missed + "."),
                WHAT_IS_MEASURED);
    }

    /** Lets each of a wave fail, and waits until all are rolled back, or it takes too long. */
    private List<Ship> wave(String name, int size) throws IOException, InterruptedException {
        List<Ship> ships = launch(name, size, lane -> rollouts.plan(lane, WATCHED_EVERY_SECONDS));
        TimeUnit.SECONDS.sleep(2L * WATCHED_EVERY_SECONDS); // so that each lane was looked at before it fails
        for (Ship ship : ships) {
            ship.lane().fail(System.nanoTime());
            TimeUnit.MILLISECONDS.sleep(BETWEEN_FAULTS.toMillis());
        }
        Deadline deadline = new Deadline();
        for (Ship ship : ships) {
            while (!over(ship) && deadline.goesOn()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return ships;
    }

    /** Plans rollouts and waits until each has the traffic of its first stage. */
    private List<Ship> launch(String name, int size, Fleet.Planner planner) throws InterruptedException, IOException {
        List<Ship> ships = fleet.launch(name, size, planner);
        Deadline deadline = new Deadline();
        for (Ship ship : ships) {
            while (events.first(ship.id(), Kind.APPLIED).isEmpty()) {
                if (!deadline.goesOn()) {
                    throw new StackFailure(
                            "rollout " + ship.id() + " did not get its traffic; it is " + rollouts.state(ship.id()));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        return ships;
    }

    private boolean over(Ship ship) {
        return ship.lane().fellAt().isPresent()
                && events.first(ship.id(), Kind.ROLLBACK_STARTED).isPresent();
    }

    private void record(Ship ship) {
        var verdict = events.first(ship.id(), Kind.UNHEALTHY);
        var fell = ship.lane().fellAt();
        var start = events.first(ship.id(), Kind.ROLLBACK_STARTED);
        if (verdict.isEmpty() || fell.isEmpty() || start.isEmpty()) {
            missed++;
            System.out.printf("rollout %s was not rolled back in time%n", ship.id());
            return;
        }
        Instant published = verdict.get().published();
        fall.record(Duration.between(published, fell.get()));
        started.record(Duration.between(published, start.get().published()));
    }

    private static final class Deadline {
        private final long end = System.nanoTime() + LONGEST.toNanos();

        boolean goesOn() {
            return System.nanoTime() - end < 0;
        }
    }
}
