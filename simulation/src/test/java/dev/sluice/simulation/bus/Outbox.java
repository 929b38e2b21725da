package dev.sluice.simulation.bus;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a service and its relay: one replica holds the lock, sends what waits, then marks it. The lock goes with the process's
 * connection: a killed process loses it, a stopped one keeps it.
 */
public final class Outbox {
    private static final int BATCH = 10;
    private static final long PAUSE = 300;

    private record Row(String topic, String key, EventEnvelope event) {}

    private final Kafka kafka;
    private final Service service;
    private final Journal journal;
    private final List<Row> waiting = new ArrayList<>();
    private final Set<UUID> published = new HashSet<>();
    private Consumer<UUID> acknowledged = event -> {};
    private @Nullable String leader;
    private boolean working;

    public Outbox(Kafka kafka, Service service, Journal journal) {
        this.kafka = kafka;
        this.service = service;
        this.journal = journal;
        kafka.onBack(this::look);
    }

    /** Told of each event that Kafka has acknowledged and the relay has marked. */
    public void onAcknowledged(Consumer<UUID> listener) {
        acknowledged = listener;
    }

    /** In the transaction of what happened. */
    public void append(String topic, String key, EventEnvelope event) {
        waiting.add(new Row(topic, key, event));
        look();
    }

    public boolean published(UUID event) {
        return published.contains(event);
    }

    public boolean empty() {
        return waiting.isEmpty();
    }

    /** Finds a leader when there is none and has it work. Called whenever something may have changed. */
    public void look() {
        if (leader != null && holder(leader) == null) {
            leader = null;
            working = false;
        }
        Replica leading = leader == null ? elected() : holder(leader);
        if (leading == null || working || waiting.isEmpty() || kafka.away()) {
            return;
        }
        leader = leading.holder();
        working = true;
        leading.soon(5, () -> send(leading));
    }

    private @Nullable Replica elected() {
        return service.replicas().stream().filter(Replica::running).findFirst().orElse(null);
    }

    private @Nullable Replica holder(String name) {
        return service.replicas().stream()
                .filter(replica -> replica.state() != Replica.State.DEAD
                        && replica.holder().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void send(Replica relay) {
        if (kafka.away()) {
            working = false;
            relay.later(PAUSE, this::look);
            return;
        }
        List<Row> batch = List.copyOf(waiting.subList(0, Math.min(BATCH, waiting.size())));
        journal.step(
                relay.name(),
                () -> "publishes "
                        + batch.stream().map(row -> row.event().toString()).toList());
        batch.forEach(row -> kafka.append(row.topic(), row.key(), row.event()));
        relay.soon(5, () -> mark(relay, batch));
    }

    private void mark(Replica relay, List<Row> batch) {
        journal.step(relay.name(), () -> "marks " + batch.size() + " as published");
        waiting.removeAll(batch);
        batch.forEach(row -> published.add(row.event().id()));
        batch.forEach(row -> acknowledged.accept(row.event().id()));
        working = false;
        look();
    }
}
