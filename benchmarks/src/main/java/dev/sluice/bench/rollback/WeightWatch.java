package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads the gateway's weights over and over and notes when the candidate's first falls from a share to zero. */
final class WeightWatch implements AutoCloseable {

    /**
     * The fall.
     *
     * @param at when the answer that showed zero had arrived: an upper bound of the moment
     * @param lastSeenAbove when the last answer that showed a share had arrived: a lower bound
     * @param direction of the fence under which it fell
     */
    record Fall(Instant at, Instant lastSeenAbove, String direction) {}

    private final Api gateway;
    private final long everyNanos;
    private volatile boolean stopped;
    private volatile Optional<Fall> fall = Optional.empty();
    private volatile Optional<Instant> above = Optional.empty();

    WeightWatch(String gatewayUrl, int everyMillis) {
        this.gateway = new Api(gatewayUrl, "");
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
            try {
                look();
                LockSupport.parkNanos(everyNanos);
            } catch (IOException unreachable) {
                // A fall that nobody saw fails its run; nothing is lost by looking again later.
                LockSupport.parkNanos(10 * everyNanos);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void look() throws IOException, InterruptedException {
        JsonNode view = gateway.get("/_gateway/weights");
        Instant now = Instant.now();
        if (view.path("desired").path("2.0.0").asInt() > 0) {
            above = Optional.of(now);
        } else if (above.isPresent() && fall.isEmpty()) {
            fall = above.map(last ->
                    new Fall(now, last, view.path("fence").path("direction").asText()));
        }
    }
}
