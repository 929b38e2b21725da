package dev.sluice.rollout.targets;

import dev.sluice.kit.outbox.EventPublished;
import dev.sluice.kit.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.util.UUID;

/**
 * Lets actions that raise exposure begin once Kafka has acknowledged their {@code stage-entered}: nobody is exposed
 * unwatched. Hears of it from the relay; the outbox is the truth.
 */
@ApplicationScoped
public class PublicGate {

    private final ActionQueue queue;
    private final Outbox outbox;
    private final Event<ActionsChanged> changed;

    PublicGate(ActionQueue queue, Outbox outbox, Event<ActionsChanged> changed) {
        this.queue = queue;
        this.outbox = outbox;
        this.changed = changed;
    }

    void acknowledged(@ObservesAsync EventPublished event) {
        if (event.topic().equals("sluice.rollouts.v1")) {
            open(event.eventId());
        }
    }

    /** Asks the outbox about every event that an action waits for. */
    void look() {
        for (UUID awaited : QuarkusTransaction.requiringNew().call(queue::awaited)) {
            if (outbox.published(awaited)) {
                open(awaited);
            }
        }
    }

    private void open(UUID eventId) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (queue.published(eventId)) {
                changed.fire(new ActionsChanged());
            }
        });
    }
}
