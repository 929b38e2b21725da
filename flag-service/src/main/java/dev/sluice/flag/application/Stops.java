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

    private record Attempt(UUID rollout, int number) {}

    private final Map<Attempt, String> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, String> eldest) {
            return size() > MANY;
        }
    };

    /**
     * Remembers a stop.
     *
     * @param why a sentence for a person
     */
    public synchronized void add(UUID rollout, int attempt, String why) {
        known.putIfAbsent(new Attempt(rollout, attempt), why);
    }

    public synchronized Optional<String> of(Fence fence) {
        return Optional.ofNullable(known.get(new Attempt(fence.rollout(), fence.attempt())));
    }
}
