package dev.sluice.rollout.stream;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Carries events from a tail to a subscriber until one of them ends. */
final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final EventTail tail;
    private final Subscriber subscriber;
    private final StreamFilter filter;
    private final StreamConfig config;
    private long quietSince = System.nanoTime();

    EventStream(EventTail tail, Subscriber subscriber, StreamFilter filter, StreamConfig config) {
        this.tail = tail;
        this.subscriber = subscriber;
        this.filter = filter;
        this.config = config;
    }

    /** Says where the stream begins; false when nobody is there to hear it. */
    boolean greet() {
        try {
            say(
                    tail.incomplete()
                            ? "what followed your Last-Event-ID is no longer kept in full; going on with the oldest that is"
                            : "connected");
            return true;
        } catch (Subscriber.GoneException gone) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells why it ended. */
    String run() throws InterruptedException {
        long end = System.nanoTime() + config.lifetime().toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                if (subscriber.isGone()) {
                    return "has closed the connection";
                }
                for (ConsumerRecord<String, byte[]> record : tail.next(WAIT)) {
                    tail.passed(record);
                    pass(record);
                }
                if (System.nanoTime() - quietSince > config.heartbeat().toNanos()) {
                    say("heartbeat");
                }
            }
            say("this stream ends here, connect again");
            return "listened for " + config.lifetime();
        } catch (Subscriber.GoneException gone) {
            return String.valueOf(gone.getMessage());
        }
    }

    private void pass(ConsumerRecord<String, byte[]> record) throws Subscriber.GoneException, InterruptedException {
        try {
            EventEnvelope event = EventEnvelope.read(record);
            if (filter.passes(event)) {
                subscriber.event(event, tail.position());
                quietSince = System.nanoTime();
            }
        } catch (MalformedEventException unreadable) {
            LOG.warnf("%s-%d@%d is no event and is not streamed", record.topic(), record.partition(), record.offset());
        }
    }

    private void say(String text) throws Subscriber.GoneException, InterruptedException {
        subscriber.comment(text, tail.position());
        quietSince = System.nanoTime();
    }
}
