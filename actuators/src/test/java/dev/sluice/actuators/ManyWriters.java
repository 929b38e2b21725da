package dev.sluice.actuators;

import dev.sluice.actuators.Fence.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writers that overtake one another: fence {@code n} puts {@code n} percent on the candidate. */
final class ManyWriters {

    private ManyWriters() {}

    static void race(TrafficRouter router, UUID rollout, int writers) {
        List<Callable<Boolean>> commands = new ArrayList<>();
        for (int sequence = 1; sequence <= writers; sequence++) {
            int percent = sequence;
            commands.add(() -> apply(router, rollout, percent));
        }
        Collections.shuffle(commands, new Random(4711));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(commands)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError("a writer failed otherwise than by a refusal", failed);
        }
    }

    /** Whether it was applied; a refusal by a higher fence is the other legal end. */
    private static boolean apply(TrafficRouter router, UUID rollout, int percent) throws RouterFailure {
        Weights weights = Weights.split(RouterUnderTest.BASELINE, RouterUnderTest.CANDIDATE, percent);
        try {
            router.apply(weights, new Fence(rollout, 1, Direction.FORWARD, percent));
            return true;
        } catch (RouterFailure.Refused overtaken) {
            return false;
        }
    }
}
