package dev.sluice.flag.messaging;

import dev.sluice.flag.usage.CountAnnouncer;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.kit.envelope.EnvelopeHeaders;
import dev.sluice.kit.envelope.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes counts on {@code sluice.evaluations.v1}, past the outbox: they belong to no transaction, and a row for each flag and
 * interval would make the outbox the largest table of the service. What Kafka does not acknowledge is counted into the next interval;
 * what it acknowledged without our knowing may come again.
 */
@ApplicationScoped
class EvaluatedEvents implements CountAnnouncer {
    private static final Logger LOG = Logger.getLogger(EvaluatedEvents.class);
    private static final String TOPIC = "sluice.evaluations.v1";
    private static final String SOURCE = "/flag-service";

    private final CountSender sender;
    private final String replica;
    private final String topic;
    private final Instant began = Instant.now();
    private final Map<String, Last> last = new HashMap<>();

    /** What was acknowledged last of a flag. */
    private record Last(long sequence, Instant until) {}

    EvaluatedEvents(
            CountSender sender,
            @ConfigProperty(name = "sluice.replica") String replica,
            @ConfigProperty(name = "sluice.topic-prefix") Optional<String> topicPrefix) {
        this.sender = sender;
        this.replica = replica;
        this.topic = topicPrefix.orElse("") + TOPIC;
    }

    @Override
    public synchronized void announce(List<Unpublished> counted, Instant until) {
        if (!sender.isReady(topic)) {
            return; // it will be there by the next interval
        }
        Map<Unpublished, Future<RecordMetadata>> sends = new LinkedHashMap<>();
        for (Unpublished each : counted) {
            Future<RecordMetadata> send = sender.send(record(each, until));
            if (send.state() == Future.State.FAILED) {
                break; // Kafka cannot be reached, and each of the others would wait for it as long
            }
            sends.put(each, send);
        }
        sends.forEach((each, send) -> {
            if (isAcknowledged(send)) {
                each.published();
                last.put(each.flag(), new Last(sequence(each.flag()), until));
            }
        });
    }

    private ProducerRecord<String, byte[]> record(Unpublished counted, Instant until) {
        Last before = last.get(counted.flag());
        EvaluatedData data = EvaluatedData.of(counted, replica, before == null ? began : before.until(), until);
        EventEnvelope event = EventEnvelope.of(
                        SOURCE, EvaluatedData.TYPE, counted.flag(), until, sequence(counted.flag()), Wire.write(data))
                .about(counted.scope().environment(), counted.scope().service());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, counted.flag(), event.data());
        EnvelopeHeaders.write(event)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private long sequence(String flag) {
        Last before = last.get(flag);
        return before == null ? 1 : before.sequence() + 1;
    }

    private static boolean isAcknowledged(Future<RecordMetadata> send) {
        try {
            send.get();
            return true;
        } catch (ExecutionException e) {
            LOG.debugf("counts were not published now: %s", e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
