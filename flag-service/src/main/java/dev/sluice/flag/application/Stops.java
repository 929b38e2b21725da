package dev.sluice.flag.application;

import dev.sluice.flag.model.Fence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The attempts that something has stopped for good, as far as this process has read. Older ones than the newest hundred thousand are
 * forgotten: by then the rollback's own fence stands in the flag.
 */
public final class Stops {
    private static final int MANY = 100_000;

    /** The highest attempt that was stopped, and by what: what stops an attempt has stopped the ones before, too. */
    private record Stop(int attempt, String why) {}

    private final Map<UUID, Stop> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Stop> eldest) {
            return size() > MANY;
        }
    };

    /**
     * Remembers a stop.
     *
     * @param why a sentence for a person
     */
    public synchronized void add(UUID rollout, int attempt, String why) {
        known.merge(rollout, new Stop(attempt, why), (old, next) -> next.attempt() > old.attempt() ? next : old);
    }

    public synchronized Optional<String> of(Fence fence) {
        return Optional.ofNullable(known.get(fence.rollout()))
                .filter(stop -> fence.attempt() <= stop.attempt())
                .map(Stop::why);
    }
}
