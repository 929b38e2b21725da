package dev.sluice.rollback.messaging;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.store.StoredRollback.About;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the mapping of this package to the simulation: what the consumers and {@link OutboxJournal} do, without their I/O. */
public final class RollbackWire {
    private RollbackWire() {}

    /** An answer of flag-service, and which rollback it is for. */
    public record Answer(Fence fence, RollbackInput input) {}

    public static Optional<RolloutFact> fact(EventEnvelope event) {
        return RolloutReader.fact(event);
    }

    public static UUID rolloutId(EventEnvelope event) {
        return RolloutReader.rolloutId(event);
    }

    public static Optional<Trigger> request(EventEnvelope event) {
        return event.type().equals(RolloutReader.REQUESTED)
                ? Optional.of(TriggerReader.request(event))
                : Optional.empty();
    }

    public static Optional<Trigger> verdict(EventEnvelope event) {
        return TriggerReader.verdict(event);
    }

    public static Optional<Answer> answer(EventEnvelope event) {
        return FlagAnswers.read(event).map(read -> new Answer(read.fence(), read.input()));
    }

    /** As {@link OutboxJournal#write}. */
    public static EventEnvelope envelope(
            UUID id, Rollback after, RollbackEvent.Published event, About about, @Nullable UUID cause, Instant at) {
        return new EventEnvelope(
                id,
                "/rollback-service",
                RollbackWriter.type(event),
                after.id().toString(),
                at,
                after.version(),
                about.rolloutId().toString(),
                cause,
                null,
                about.environment(),
                about.service(),
                EventData.write(new RollbackWriter(after, about).data(event)));
    }
}
