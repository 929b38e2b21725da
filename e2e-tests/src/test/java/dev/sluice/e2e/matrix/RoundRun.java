package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.checks.Check;
import dev.sluice.e2e.matrix.checks.GatewayHealed;
import dev.sluice.e2e.matrix.checks.NoReexposure;
import dev.sluice.e2e.matrix.faults.Strike;
import dev.sluice.e2e.matrix.history.End;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import dev.sluice.e2e.matrix.history.Window;
import dev.sluice.e2e.matrix.world.World;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One strike: brings each rollout to its stage and keeps it there by keeping its visitors away, lets all of them go at once,
 * strikes, and watches until all have ended.
 */
final class RoundRun {
    private static final Duration TO_ITS_END = Duration.ofMinutes(2);

    /** Long enough to see what comes late: a second rollback, a timer that fires again. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private static final Set<String> END = Set.of("rollout.completed", "rollout.rolled-back", "rollout.cancelled");

    private final World world;
    private final Rollouts rollouts;
    private final SetUp setUp;
    private final Round round;

    RoundRun(World world, Round round) {
        this.world = world;
        this.rollouts = new Rollouts(world.stack());
        this.setUp = new SetUp(world, rollouts, round);
        this.round = round;
    }

    List<Result> run() {
        List<Running> cells = setUp.run();
        try {
            Strike strike = Strike.of(round, world);
            letGo(cells);
            sleep(round.lead());
            long begin = System.currentTimeMillis();
            strike.begin();
            sleep(round.fault().lasts());
            Window fault = new Window(begin, strike.end());
            awaitEnds(cells);
            sleep(AFTERWARDS);
            return judge(cells, fault);
        } finally {
            setUp.putBack(cells);
        }
    }

    private static void letGo(List<Running> cells) {
        for (Running cell : cells) {
            if (cell.cell().outcome() == Outcome.BAD) {
                cell.lane().fail();
            }
            cell.lane().visit();
        }
    }

    /** An end that does not come is no end of the round: the checks will say so. */
    private void awaitEnds(List<Running> cells) {
        long last = System.currentTimeMillis() + TO_ITS_END.toMillis();
        while (!cells.stream().allMatch(this::ended) && System.currentTimeMillis() < last) {
            sleep(Duration.ofMillis(200));
        }
    }

    private boolean ended(Running cell) {
        return world.recorder().saw(cell.rollout(), event -> END.contains(event.name()));
    }

    private List<Result> judge(List<Running> cells, Window fault) {
        List<String> deadLetters = world.recorder().deadLetters();
        long firstWork = new FirstWork(world).millis(round, fault.end());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<Result> results = new ArrayList<>();
        for (Running cell : cells) {
            List<Story> stories = world.sampler().views(cell.lane()).stream()
                    .map(view -> story(cell, view, fault, deadLetters))
                    .toList();
            Story story = stories.getFirst();
            List<String> violations =
                    stories.stream().flatMap(RoundRun::violations).distinct().toList();
            OptionalLong ended = story.events().stream()
                    .filter(event -> END.contains(event.name()))
                    .mapToLong(Event::published)
                    .max();
            results.add(new Result(
                    cell.cell(),
                    cell.rollout(),
                    story.end().state(),
                    Math.max(0, ended.orElseGet(System::currentTimeMillis) - fault.end()),
                    stories.stream()
                            .mapToLong(NoReexposure::longestMillis)
                            .max()
                            .orElse(0),
                    GatewayHealed.concerns(cell.cell())
                            ? GatewayHealed.millis(story).orElse(-1)
                            : firstWork,
                    load,
                    violations));
        }
        return results;
    }

    /** Of one view of a cell; what was seen of a broken one is kept. */
    private static Stream<String> violations(Story story) {
        List<String> violations = Check.all().stream()
                .flatMap(check -> check.violations(story).stream()
                        .map(violation -> check.getClass().getSimpleName() + ": " + violation))
                .toList();
        if (!violations.isEmpty()) {
            Evidence.write(story, violations);
        }
        return violations.stream();
    }

    private End end(Running cell, String view) {
        return new End(
                rollouts.state(cell.rollout()).orElse("no answer"),
                world.sampler().latest(view).map(Exposure::percent).orElse(-1.0),
                rollouts.quarantined(cell.rollout()),
                rollouts.view(cell.rollout()).path("version").asLong());
    }

    private Story story(Running cell, String view, Window fault, List<String> deadLetters) {
        return new Story(
                cell.cell(),
                cell.rollout(),
                world.recorder().records(event -> concerns(event, cell)),
                world.sampler().exposures(view, cell.startedAt()),
                fault,
                end(cell, view),
                deadLetters);
    }

    private static boolean concerns(Event event, Running cell) {
        boolean itsFlag = event.topic().equals("sluice.flags.v1")
                && event.subject().equals(cell.lane().name());
        return itsFlag || event.rollout().equals(cell.rollout());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
