package dev.sluice.flag.messaging;

import dev.sluice.flag.application.FlagChanges;
import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the stages of rollouts that set a flag, and lets flags go whose rollout has ended. */
@ApplicationScoped
class RolloutReader {
    private static final String RETIRE = "The rollout's plan says by when the flag is to be gone.";

    private final EventConsumer events;
    private final FlagChanges changes;

    RolloutReader(EventConsumer events, FlagChanges changes) {
        this.events = events;
        this.changes = changes;
    }

    @Incoming("rollouts")
    @Blocking
    public void onRollout(ConsumerRecord<String, byte[]> record) {
        events.consume("rollouts", record, RolloutReader::concerns, this::handle);
    }

    private static boolean concerns(EventEnvelope event) {
        return event.type().equals(StageEntered.TYPE) || RolloutEnded.TYPES.contains(event.type());
    }

    private void handle(EventEnvelope event) {
        if (RolloutEnded.TYPES.contains(event.type())) {
            changes.ended(Wire.read(event, RolloutEnded.class, RolloutEnded::rollout));
            Wire.read(event, RolloutEnded.class, RolloutEnded::wish)
                    .ifPresent(wish -> changes.change(wish.flag(), wish.command(), Origins.of(event, null, RETIRE)));
            return;
        }
        Wire.read(event, StageEntered.class, StageEntered::wish)
                .ifPresent(wish -> changes.advance(wish.flag(), wish.command(), Origins.of(event, null, null)));
    }
}
