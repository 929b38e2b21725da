package dev.sluice.kit.consume;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.envelope.TraceContext;
import dev.sluice.kit.inbox.Inbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Handles one record: parse, then one new transaction with inbox and handler. Call it from an {@code @Incoming @Blocking} method that takes
 * {@code ConsumerRecord<String, byte[]>} and has no transaction of its own; it returns after the commit, so the record is acknowledged
 * only then.
 */
@ApplicationScoped
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** So many attempts outlast a race between two transactions; what fails then too deserves its stack in the log, once. */
    private static final int SUSPICIOUS = 5;

    private final Inbox inbox;
    private final TraceContext trace;
    private final ConsumerStatus status;

    public EventConsumer(Inbox inbox, TraceContext trace, ConsumerStatus status) {
        this.inbox = inbox;
        this.trace = trace;
        this.status = status;
    }

    /**
     * Tries again for ever, visibly (readiness, metric), unless the record itself is at fault: it must not end in the dead letter queue
     * because of an outage or of a defect of ours ({@link Failures}).
     *
     * @param consumer names this consumer in the inbox; renaming it handles old events again
     * @param concerns whether the handler would do anything; what it leaves aside takes no transaction, and nobody waits behind it
     * @throws MalformedEventException when the record is no event: let it through, so that it is dead-lettered
     * @throws RuntimeException what the handler threw, when the record is at fault
     */
    @ActivateRequestContext
    public void consume(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            Predicate<EventEnvelope> concerns,
            EventHandler handler) {
        EventEnvelope event = EventEnvelope.read(record);
        trace.continueFrom(event.traceparent());
        TopicPartition source = new TopicPartition(record.topic(), record.partition());
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                if (concerns.test(event)) {
                    QuarkusTransaction.requiringNew().run(() -> {
                        if (inbox.firstTime(consumer, event.id())) {
                            handler.handle(event);
                        }
                    });
                }
                status.handled(consumer, source);
                return;
            } catch (RuntimeException | Error e) {
                // safe because it is tried again or leaves as it came, and an Error that left would be dead-lettered
                // too
                status.stayIfStopping();
                if (!Failures.mayHeal(e, attempt)) {
                    status.gaveUp(consumer, source);
                    throw e;
                }
                status.failed(consumer, source);
                LOG.warnf("%s cannot handle %s now, attempt %d: %s", consumer, event, attempt, Failures.summary(e));
                if (attempt == SUSPICIOUS && !Failures.isTransient(e)) {
                    LOG.errorf(e, "%s may have a defect: it still cannot handle %s", consumer, event);
                }
            }
            status.pause(jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** The same for a consumer that every event concerns. */
    @ActivateRequestContext
    public void consume(String consumer, ConsumerRecord<String, byte[]> record, EventHandler handler) {
        consume(consumer, record, event -> true, handler);
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos() + 1));
    }
}
