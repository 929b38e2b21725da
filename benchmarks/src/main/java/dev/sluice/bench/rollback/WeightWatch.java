package dev.sluice.bench.rollback;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads a router's weights over and over and notes when the candidate's first falls from a share to zero. */
final class WeightWatch implements AutoCloseable {

    /**
     * The fall.
     *
     * @param at when the answer that showed zero had arrived: an upper bound of the moment
     * @param lastSeenAbove when the last answer that showed a share had arrived: a lower bound
     * @param direction of the fence under which it fell; empty where the router knows no fences
     */
    record Fall(Instant at, Instant lastSeenAbove, String direction) {}

    private final Weights.Source router;
    private final long everyNanos;
    private volatile boolean stopped;
    private volatile Optional<Fall> fall = Optional.empty();
    private volatile Optional<Instant> above = Optional.empty();

    WeightWatch(Weights.Source router, int everyMillis) {
        this.router = router;
        this.everyNanos = TimeUnit.MILLISECONDS.toNanos(everyMillis);
        Thread.ofPlatform().daemon().name("weights").start(this::watch);
    }

    /** Forgets what was seen: the next rollout begins. */
    void forget() {
        above = Optional.empty();
        fall = Optional.empty();
    }

    Optional<Fall> fall() {
        return fall;
    }

    @Override
    public void close() {
        stopped = true;
    }

    private void watch() {
        while (!stopped) {
            try (Weights weights = router.open()) {
                while (!stopped) {
                    look(weights.read(), Instant.now());
                    LockSupport.parkNanos(everyNanos);
                }
            } catch (IOException unreachable) {
                // A fall that nobody saw fails its run; nothing is lost by connecting again later.
                LockSupport.parkNanos(100 * everyNanos);
            }
        }
    }

    private void look(Weights.Reading reading, Instant now) {
        if (reading.candidate() > 0) {
            above = Optional.of(now);
        } else if (above.isPresent() && fall.isEmpty()) {
            fall = above.map(last -> new Fall(now, last, reading.direction()));
        }
    }
}
