package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where published events go. */
public interface EventPublisher {

    /**
     * Appends one event to the outbox, in the caller's transaction.
     *
     * @param eventId the event's id
     * @param after the rollout after this event; its version is the event's sequence
     * @param cause the event that led to this one; null when a person or time did
     */
    void publish(UUID eventId, Published event, Journey after, @Nullable UUID cause);
}
