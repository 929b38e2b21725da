package dev.sluice.kit.consume;

import dev.sluice.kit.envelope.EventEnvelope;

/** What a consumer does with one event, inside the transaction that claims it. Types it does not know it ignores. */
@FunctionalInterface
public interface EventHandler {
    /** Decides, saves and appends to the outbox; sends nothing itself. Throw to roll back. */
    void handle(EventEnvelope event);
}
