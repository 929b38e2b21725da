package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Asked right before each write to a router, since order is promised within a topic's key and never across topics: the event that stops a
 * rollout may be published long before this service's consumer handles it, and not every router compares fences (docs/adr/0009). A write
 * that takes the version from everybody never asks.
 */
@ApplicationScoped
public class RaiseGuard {

    /** @param over the rollout has ended: what it brought is what everybody should have, and is healed also while Kafka is away */
    private record Brought(String version, boolean over) {}

    private final Sql sql;
    private final StopKnowledge stops;

    RaiseGuard(Sql sql, StopKnowledge stops) {
        this.sql = sql;
        this.stops = stops;
    }

    /**
     * Waits for the answer, at most a second.
     *
     * @param fence of the write
     * @return why it must not be sent now, a sentence for a person; empty when it may
     */
    Optional<String> objection(Fence fence, Weights now, Weights wanted) {
        if (settled(fence)) {
            return Optional.empty();
        }
        Optional<Brought> brought = QuarkusTransaction.requiringNew().call(() -> brought(fence));
        Exposing exposing = Exposing.of(brought.map(Brought::version).orElse(null), now, wanted);
        return switch (exposing) {
            case NOBODY -> Optional.empty();
            // the rollback takes it from everybody, and a half-way write could arrive after it
            case FEWER -> stops.rollback(fence.rollout());
            case AS_MANY_OR_MORE -> {
                if (brought.map(Brought::over).orElse(false)) {
                    // a verdict that came too late for the core must not keep from users what is theirs now
                    yield stops.rollback(fence.rollout());
                }
                yield stops.caughtUp()
                        ? stops.stop(fence.rollout(), fence.attempt())
                        : Optional.of("Kafka does not answer, so nobody knows whether something stopped the rollout;"
                                + " nothing rises until it does.");
            }
        };
    }

    /** What a rollback left, or a person set after it, or what stood before the first rollout: no rollout goes forward by it. */
    private static boolean settled(Fence fence) {
        return fence.direction() == Fence.Direction.ROLLBACK || fence.rollout().equals(Fences.FIRST.rollout());
    }

    private Optional<Brought> brought(Fence fence) {
        return sql.queryOne(
                "SELECT to_version, state IN ('Closed', 'RolledBack', 'Cancelled') AS over FROM rollout WHERE id = ?",
                row -> new Brought(row.getString("to_version"), row.getBoolean("over")),
                fence.rollout());
    }
}
