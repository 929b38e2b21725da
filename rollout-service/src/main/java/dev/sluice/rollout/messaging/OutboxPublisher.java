package dev.sluice.rollout.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.rollout.application.EventPublisher;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.plan.RolloutPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes events of rollouts on {@code sluice.rollouts.v1}: key and subject are the rollout's id, the sequence is its version. */
@ApplicationScoped
class OutboxPublisher implements EventPublisher {

    private static final String TOPIC = "sluice.rollouts.v1";
    private static final String SOURCE = "/rollout-service";

    private final Outbox outbox;

    OutboxPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(UUID eventId, Published event, Journey after, @Nullable UUID cause) {
        String rolloutId = after.rolloutId().toString();
        RolloutPlan plan = after.compiled().plan();
        ObjectNode data = WireEvents.data(event, after);
        outbox.append(
                TOPIC,
                rolloutId,
                new EventEnvelope(
                        eventId,
                        SOURCE,
                        EventTypes.of(event),
                        rolloutId,
                        event.at(),
                        after.version(),
                        rolloutId,
                        cause,
                        null,
                        plan.environment(),
                        plan.service(),
                        data.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
