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
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private final Inbox inbox;
    private final TraceContext trace;
    private final ConsumerStatus status;

    public EventConsumer(Inbox inbox, TraceContext trace, ConsumerStatus status) {
        this.inbox = inbox;
        this.trace = trace;
        this.status = status;
    }

    /**
     * While the database or the network is in trouble it tries again for ever, visibly (readiness, metric), since a record must not end in
     * the dead letter queue because of an outage.
     *
     * @param consumer names this consumer in the inbox; renaming it handles old events again
     * @throws MalformedEventException when the record is no event: let it through, so that it is dead-lettered
     * @throws RuntimeException what the handler threw, when trying again cannot help
     */
    @ActivateRequestContext
    public void consume(String consumer, ConsumerRecord<String, byte[]> record, EventHandler handler) {
        EventEnvelope event = EventEnvelope.read(record);
        trace.continueFrom(event.traceparent());
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (inbox.firstTime(consumer, event.id())) {
                        handler.handle(event);
                    }
                });
                status.handled(consumer);
                return;
            } catch (RuntimeException e) {
                // safe because only a failure of the surroundings is tried again; all else leaves as it came
                if (!Failures.mayHeal(e, attempt)) {
                    status.gaveUp(consumer);
                    throw e;
                }
                status.failed(consumer);
                LOG.warnf("%s cannot handle %s now, attempt %d: %s", consumer, event, attempt, Failures.summary(e));
            }
            status.pause(jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos() + 1));
    }
}
