package dev.sluice.kit.outbox;

import java.util.UUID;

/**
 * Kafka has acknowledged an event; observe it with {@code @ObservesAsync}. A hint: it is fired at least never, at most twice, and only in
 * the replica whose relay sent the event. The truth is {@link Outbox#published}.
 *
 * @param topic without prefix
 */
public record EventPublished(UUID eventId, String topic, String subject) {}
