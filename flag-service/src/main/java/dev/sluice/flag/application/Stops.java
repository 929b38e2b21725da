package dev.sluice.flag.application;

import dev.sluice.flag.model.Fence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stopped for good, as far as this process has read: by an UNHEALTHY verdict its attempt and the ones before, by a rollback the
 * whole rollout, since rollout-service lets no attempt go forward after one. Older ones than the newest hundred thousand are forgotten:
 * by then rollout-service has halted.
 */
public final class Stops {
    private static final int MANY = 100_000;

    private static final int EVERY_ATTEMPT = Integer.MAX_VALUE;

    /** The highest attempt that was stopped, and by what. */
    private record Stop(int attempt, String why) {}

    private final Map<UUID, Stop> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Stop> eldest) {
            return size() > MANY;
        }
    };

    public void unhealthy(UUID rollout, int attempt) {
        add(rollout, new Stop(attempt, "A verdict says that the new version is unhealthy."));
    }

    /** Whichever attempt it takes back. */
    public void rollback(UUID rollout) {
        add(rollout, new Stop(EVERY_ATTEMPT, "A rollback of this rollout has begun."));
    }

    private synchronized void add(UUID rollout, Stop stop) {
        known.merge(rollout, stop, (old, next) -> next.attempt() > old.attempt() ? next : old);
    }

    /** A sentence for a person. */
    public synchronized Optional<String> of(Fence fence) {
        return Optional.ofNullable(known.get(fence.rollout()))
                .filter(stop -> fence.attempt() <= stop.attempt())
                .map(Stop::why);
    }
}
