package dev.sluice.bench.fleet;

import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The lanes with a rollout on each. Closing ends them all, also after an error, so that nothing is left that fails when the server is gone. */
final class Fleet implements AutoCloseable {

    /** A rollout on its lane. */
    record Ship(String id, Lane lane) {}

    /** Plans on a lane. */
    interface Planner {
        String plan(Lane lane) throws IOException, InterruptedException;
    }

    private static final int AT_A_TIME = 8;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final FleetRollouts rollouts;
    private final FleetServer server;
    /** By lane; the id is empty as long as nothing is planned on it. */
    private final Map<String, Ship> all = new ConcurrentHashMap<>();

    Fleet(FleetRollouts rollouts, FleetServer server) {
        this.rollouts = rollouts;
        this.server = server;
    }

    /** Registers lanes and plans a rollout on each, several at a time; waits for none of them. */
    List<Ship> launch(String name, int size, Planner planner) throws InterruptedException {
        List<Callable<Ship>> tasks = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            Lane lane = new Lane("fleet-%s-%d".formatted(name, number), System.nanoTime());
            tasks.add(() -> {
                all.put(lane.name(), new Ship("", lane));
                rollouts.register(lane, server.add(lane));
                Ship ship = new Ship(planner.plan(lane), lane);
                all.put(lane.name(), ship);
                return ship;
            });
        }
        return atOnce(tasks);
    }

    /** Takes back what goes on, waits until it is over, and removes routes and sources. */
    void end(List<Ship> ships) throws InterruptedException {
        atOnce(ships.stream().<Callable<Ship>>map(ship -> () -> taken(ship)).toList());
        atOnce(ships.stream().<Callable<Ship>>map(ship -> () -> over(ship)).toList());
    }

    /** Ends what is left; complains only when all was tried. */
    @Override
    public void close() throws IOException {
        try {
            try {
                end(List.copyOf(all.values()));
            } finally {
                rollouts.releaseQuarantine();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Ship taken(Ship ship) throws IOException, InterruptedException {
        if (!ship.id().isEmpty()) {
            rollouts.takeBack(ship.id());
        }
        return ship;
    }

    private Ship over(Ship ship) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!ship.id().isEmpty() && !rollouts.ended(ship.id())) {
            if (System.nanoTime() - end > 0 || rollouts.state(ship.id()).equals("RollbackFailed")) {
                throw new StackFailure("rollout " + ship.id() + " does not end; it is " + rollouts.state(ship.id()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        rollouts.forget(ship.lane());
        all.remove(ship.lane().name());
        return ship;
    }

    /** Does all of them, a few at a time, and complains about the first that failed only afterwards. */
    private static List<Ship> atOnce(List<Callable<Ship>> tasks) throws InterruptedException {
        List<Ship> done = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<Ship> task : threads.invokeAll(tasks)) {
                try {
                    done.add(task.get());
                } catch (ExecutionException failed) {
                    failures.add(String.valueOf(failed.getCause()));
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new StackFailure(
                    "%d of %d failed, the first one: %s".formatted(failures.size(), tasks.size(), failures.getFirst()));
        }
        return done;
    }
}
