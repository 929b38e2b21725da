package dev.sluice.simulation.rollout;

import dev.sluice.simulation.rollout.ActionRow.Status;
import dev.sluice.simulation.world.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The action table, with the conditions of {@code ActionQueue} and {@code StoredActions}. */
final class ActionTable {
    private static final long LEASE = 8_000;

    private final Timeline timeline;
    private final List<ActionRow> rows = new ArrayList<>();

    ActionTable(Timeline timeline) {
        this.timeline = timeline;
    }

    int nextId() {
        return rows.size() + 1;
    }

    void insert(ActionRow row) {
        rows.add(row);
    }

    boolean anyOpen() {
        return rows.stream().anyMatch(ActionRow::open);
    }

    /** Leases the oldest open action of a target that may begin now. */
    Optional<ActionRow> lease(String owner, Predicate<String> lent) {
        long now = timeline.now();
        Optional<ActionRow> found = rows.stream()
                .filter(row -> row.status == Status.PENDING
                        || (row.status == Status.RUNNING && row.leaseUntil < now && !row.cancelRequested))
                .filter(row -> row.nextTry <= now && row.applyBy > now && row.awaits == null)
                .filter(this::oldestOfItsTarget)
                .filter(row -> !lent.test(row.route))
                .findFirst();
        found.ifPresent(row -> {
            row.status = Status.RUNNING;
            row.owner = owner;
            row.tries++;
            row.leaseUntil = now + LEASE;
        });
        return found;
    }

    private boolean oldestOfItsTarget(ActionRow row) {
        return rows.stream().noneMatch(other -> other.open() && other.id < row.id && other.route.equals(row.route));
    }

    List<ActionRow> outOfTime() {
        long now = timeline.now();
        return rows.stream()
                .filter(row -> row.open() && row.applyBy <= now && !row.cancelRequested)
                .filter(row -> row.status == Status.PENDING || row.leaseUntil < now)
                .toList();
    }

    List<ActionRow> abandoned() {
        return rows.stream()
                .filter(row -> row.status == Status.RUNNING && row.leaseUntil < timeline.now() && row.cancelRequested)
                .toList();
    }

    /** Whether this holder still has this try of the action. */
    boolean holds(ActionRow row, String owner, int tries) {
        return row.status == Status.RUNNING && row.owner.equals(owner) && row.tries == tries;
    }

    void cancel(UUID rollout) {
        rows.stream().filter(row -> row.rollout.equals(rollout) && row.open()).forEach(row -> {
            row.cancelRequested = true;
            if (row.status == Status.PENDING || row.leaseUntil < timeline.now()) {
                row.status = Status.CANCELLED;
            }
        });
    }

    Optional<Long> inFlightUntil(UUID rollout) {
        return rows.stream()
                .filter(row ->
                        row.rollout.equals(rollout) && row.status == Status.RUNNING && row.leaseUntil > timeline.now())
                .map(row -> row.leaseUntil)
                .max(Comparator.naturalOrder());
    }

    boolean busy(String route) {
        return rows.stream()
                .anyMatch(row ->
                        row.route.equals(route) && row.status == Status.RUNNING && row.leaseUntil > timeline.now());
    }

    /** Opens what waits for an event that Kafka has acknowledged. */
    void published(Predicate<UUID> acknowledged) {
        rows.stream()
                .filter(row -> row.status == Status.PENDING && row.awaits != null && acknowledged.test(row.awaits))
                .forEach(row -> row.awaits = null);
    }

    List<String> routesOf(UUID rollout) {
        return rows.stream()
                .filter(row -> row.rollout.equals(rollout))
                .map(row -> row.route)
                .distinct()
                .toList();
    }
}
