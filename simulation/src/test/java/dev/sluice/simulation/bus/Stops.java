package dev.sluice.simulation.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Every stop that was ever published: an UNHEALTHY verdict, or {@code rollback.started}. */
public final class Stops {
    /** A stop; a rollback stops every attempt, a verdict its own and the ones before. */
    public record Stop(long at, int attempt, boolean rollback) {
        boolean stops(int otherAttempt) {
            return rollback || otherAttempt <= attempt;
        }
    }

    private final Map<UUID, List<Stop>> stops = new HashMap<>();

    public void add(UUID rollout, Stop stop) {
        stops.computeIfAbsent(rollout, id -> new ArrayList<>()).add(stop);
    }

    /** When the first rollback of this attempt was published; empty when none was. */
    public OptionalLong rollbackOf(UUID rollout, int attempt) {
        return stops.getOrDefault(rollout, List.of()).stream()
                .filter(stop -> stop.rollback() && stop.attempt() == attempt)
                .mapToLong(Stop::at)
                .min();
    }

    /** Whether somebody who has read everything up to {@code readUntil} knows of a rollback. */
    boolean rolledBack(UUID rollout, long readUntil) {
        return stops.getOrDefault(rollout, List.of()).stream()
                .anyMatch(stop -> stop.at() <= readUntil && stop.rollback());
    }

    /** Whether somebody who has read everything up to {@code readUntil} knows of a stop. */
    boolean known(UUID rollout, int attempt, long readUntil) {
        return stops.getOrDefault(rollout, List.of()).stream()
                .anyMatch(stop -> stop.at() <= readUntil && stop.stops(attempt));
    }
}
