package dev.sluice.rollback.messaging;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.rollback.application.RollbackJournal;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Appends the events of rollbacks to the outbox, keyed by rollout. */
@ApplicationScoped
public class OutboxJournal implements RollbackJournal {
    static final String TOPIC = "sluice.rollbacks.v1";
    private static final String SOURCE = "/rollback-service";

    private final Outbox outbox;

    public OutboxJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public UUID write(Rollback after, RollbackEvent.Published event, Note note) {
        String rolloutId = note.about().rolloutId().toString();
        EventEnvelope envelope = EventEnvelope.of(
                        SOURCE,
                        RollbackWriter.type(event),
                        after.id().toString(),
                        note.at(),
                        after.version(),
                        EventData.write(new RollbackWriter(after, note.about()).data(event)))
                .correlatedBy(rolloutId)
                .causedBy(note.cause())
                .about(note.about().environment(), note.about().service());
        outbox.append(TOPIC, rolloutId, envelope);
        return envelope.id();
    }
}
