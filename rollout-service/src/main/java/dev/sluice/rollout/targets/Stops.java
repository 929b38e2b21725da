package dev.sluice.rollout.targets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stopped for good, as far as this process has read: by an UNHEALTHY verdict its attempt and the ones before, by a rollback the
 * whole rollout, since no attempt goes forward any more once the core knows of it. A stop needs to be remembered only until the core
 * does, so the oldest of very many are forgotten.
 */
public final class Stops {
    private static final int MANY = 100_000;

    /** @param unhealthy the highest attempt that a verdict has stopped */
    private record Stop(int unhealthy, boolean rollback) {
        Stop and(Stop other) {
            return new Stop(Math.max(unhealthy, other.unhealthy), rollback || other.rollback);
        }
    }

    private final Map<UUID, Stop> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Stop> eldest) {
            return size() > MANY;
        }
    };

    public void unhealthy(UUID rollout, int attempt) {
        add(rollout, new Stop(attempt, false));
    }

    /** Whichever attempt it takes back. */
    public void rollback(UUID rollout) {
        add(rollout, new Stop(0, true));
    }

    /** What has stopped this attempt, a sentence for a person. */
    public Optional<String> of(UUID rollout, int attempt) {
        return ofRollback(rollout).or(() -> find(rollout)
                .filter(stop -> attempt <= stop.unhealthy())
                .map(stop -> "A verdict says that the new version is unhealthy."));
    }

    /** The same, of rollbacks only. */
    public Optional<String> ofRollback(UUID rollout) {
        return find(rollout).filter(Stop::rollback).map(stop -> "A rollback of this rollout has begun.");
    }

    private synchronized void add(UUID rollout, Stop stop) {
        known.merge(rollout, stop, Stop::and);
    }

    private synchronized Optional<Stop> find(UUID rollout) {
        return Optional.ofNullable(known.get(rollout));
    }
}
