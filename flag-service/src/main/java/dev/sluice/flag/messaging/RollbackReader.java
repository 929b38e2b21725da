package dev.sluice.flag.messaging;

import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.Origin;
import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the flag steps of rollbacks, all of one rollback in one transaction. */
@ApplicationScoped
class RollbackReader {
    private final EventConsumer events;
    private final FlagChanges changes;

    RollbackReader(EventConsumer events, FlagChanges changes) {
        this.events = events;
        this.changes = changes;
    }

    @Incoming("rollbacks")
    @Blocking
    public void onRollback(ConsumerRecord<String, byte[]> record) {
        events.consume("rollbacks", record, event -> event.type().equals(RollbackStarted.TYPE), this::handle);
    }

    private void handle(EventEnvelope event) {
        RollbackStarted rollback = Wire.read(event, RollbackStarted.class, read -> read);
        Origin origin = Origins.of(event, rollback.by(), rollback.reason());
        Wire.read(event, RollbackStarted.class, RollbackStarted::wishes)
                .forEach(wish -> changes.change(wish.flag(), wish.command(), origin));
    }
}
