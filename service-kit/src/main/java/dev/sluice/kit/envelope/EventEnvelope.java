package dev.sluice.kit.envelope;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event with its CloudEvents 1.0 attributes; {@code data} is the JSON of the value. Two envelopes are equal when their ids are.
 *
 * @param id UUIDv7, see {@link EventIds}; subscribers deduplicate by it
 * @param source {@code /<service>}
 * @param type {@code dev.sluice.<entity>.<past-tense>.v1}
 * @param subject id of the aggregate
 * @param time when it was decided
 * @param sequence version of the aggregate after this event, gapless per subject and topic
 * @param correlationId what the whole flow is about
 * @param causationId the event that led to this one, absent when a person did
 * @param traceparent W3C trace context; {@code Outbox} fills it in from the current request or event when absent
 * @param environment what the event is about; readers are authorised by it
 * @param service what the event is about; readers are authorised by it
 * @param data JSON in UTF-8, at most {@link #MAX_DATA} bytes when published
 */
@SuppressWarnings("ArrayRecordComponent") // safe because equality is by id and nobody writes to data
public record EventEnvelope(
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        @Nullable String correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        @Nullable String environment,
        @Nullable String service,
        byte[] data) {

    /** Largest value that may be published, in bytes. */
    public static final int MAX_DATA = 64 * 1024;

    public EventEnvelope {
        Objects.requireNonNull(data, "data");
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative: " + sequence);
        }
    }

    /** A new event with a fresh id; add the optional attributes with the methods below. */
    public static EventEnvelope of(
            String source, String type, String subject, Instant time, long sequence, byte[] data) {
        return new EventEnvelope(
                EventIds.next(), source, type, subject, time, sequence, null, null, null, null, null, data);
    }

    /**
     * Reads a record in CloudEvents binary mode.
     *
     * @throws MalformedEventException when a required attribute is absent or unreadable, or there is no value
     */
    public static EventEnvelope read(ConsumerRecord<String, byte[]> record) {
        return EnvelopeHeaders.read(record);
    }

    public EventEnvelope correlatedBy(@Nullable String correlation) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                sequence,
                correlation,
                causationId,
                traceparent,
                environment,
                service,
                data);
    }

    public EventEnvelope causedBy(@Nullable UUID cause) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                sequence,
                correlationId,
                cause,
                traceparent,
                environment,
                service,
                data);
    }

    public EventEnvelope tracedBy(@Nullable String trace) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                sequence,
                correlationId,
                causationId,
                trace,
                environment,
                service,
                data);
    }

    public EventEnvelope about(@Nullable String inEnvironment, @Nullable String ofService) {
        return new EventEnvelope(
                id,
                source,
                type,
                subject,
                time,
                sequence,
                correlationId,
                causationId,
                traceparent,
                inEnvironment,
                ofService,
                data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventEnvelope that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + id + " of " + subject + " #" + sequence;
    }
}
