package dev.sluice.e2e.matrix;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Sends the visitors away as soon as a rollout enters its stage, long before the bake time there is over. */
final class Keeper {
    private final List<Running> cells;
    private final Predicate<Running> arrived;
    private final Thread thread;
    private volatile boolean over;

    /**
     * Begins at once.
     *
     * @param cells may grow meanwhile
     * @param arrived whether a rollout has entered its stage
     */
    Keeper(List<Running> cells, Predicate<Running> arrived) {
        this.cells = cells;
        this.arrived = arrived;
        this.thread = Thread.ofPlatform().name("keeper").unstarted(this::keep);
        thread.start();
    }

    /** No visitor is sent away any more when this returns. */
    void end() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        Set<Running> resting = new HashSet<>();
        while (!over) {
            for (Running cell : cells) {
                if (!resting.contains(cell) && arrived.test(cell) && rested(cell)) {
                    resting.add(cell);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Whether the market answered; otherwise it is asked again. */
    private static boolean rested(Running cell) {
        try {
            cell.lane().rest();
            return true;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }
}
