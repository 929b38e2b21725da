package dev.sluice.kit.broadcast;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads all events of some topics on a thread of its own, without a consumer group, for as long as the process lives, and answers whether
 * it has read everything. While Kafka is away it keeps its place and answers no.
 */
public final class BroadcastReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BroadcastReader.class);

    /** So often it asks itself, which keeps its age honest when nobody else asks. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final String name;
    private final Positions positions;
    private final Consumer<EventEnvelope> handler;
    private final CaughtUp caughtUp = new CaughtUp();
    private final Thread thread;
    private volatile boolean stopping;
    private boolean away;
    private volatile Runnable wake = () -> {};
    private volatile Runnable end = () -> {};

    /**
     * Starts reading at once.
     *
     * @param handler sees every event at least once, in order within a partition; must not block, and fails only when it cannot know any more
     *     (the event is then read again)
     */
    BroadcastReader(String name, Positions positions, Consumer<EventEnvelope> handler) {
        this.name = name;
        this.positions = positions;
        this.handler = handler;
        // a platform thread: a Kafka consumer waits in a selector, which would hold a virtual thread's carrier
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /**
     * Whether the handler has seen everything that was published before this call. Waits for the answer.
     *
     * @param patience no answer within this time is no; it bounds how old a yes can be
     */
    public boolean caughtUp(Duration patience) {
        return caughtUp.await(patience, () -> wake.run());
    }

    /** Since everything published was known to be read. */
    public Duration age() {
        return caughtUp.age();
    }

    @Override
    public void close() {
        stopping = true;
        end.run();
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = positions.open(CALL)) {
                end = connection::wakeup;
                follow(connection);
            } catch (RuntimeException | Error failed) {
                // safe because this is the thread's outermost frame, and who asks is told no until it reads again
                away(failed);
                LockSupport.parkNanos(PAUSE.toNanos());
            } finally {
                wake = () -> {};
                end = () -> {};
            }
        }
    }

    private void follow(Connection connection) {
        while (!stopping && positions.cover(connection, CALL)) {
            try {
                catchUp(connection);
                idle(connection);
            } catch (WakeupException asked) {
                LOG.tracef("%s is asked", name);
            }
        }
    }

    private void catchUp(Connection connection) {
        long ticket = caughtUp.newest();
        Map<TopicPartition, Long> ends = connection.ends(CALL);
        positions.rewind(connection, ends);
        long begun = System.nanoTime();
        while (!positions.reached(ends)) {
            if (System.nanoTime() - begun > CALL.toNanos()) {
                return; // asks anew where they end: a topic that was deleted and made again may never reach the old end
            }
            read(connection, IDLE);
        }
        caughtUp.answer(ticket);
        if (away) {
            away = false;
            LOG.infof("%s reads again", name);
        }
    }

    /** Said once per outage, not with each try. */
    private void away(Throwable failed) {
        if (!away) {
            away = true;
            LOG.warnf("%s cannot read now and tries again until it can: %s", name, failed);
        }
    }

    /** Waits for news or for a question, whatever comes first. */
    private void idle(Connection connection) {
        wake = connection.events()::wakeup;
        if (!caughtUp.waiting()) { // who asked before the line above woke nobody
            read(connection, IDLE);
        }
        wake = () -> {};
    }

    private void read(Connection connection, Duration wait) {
        for (ConsumerRecord<String, byte[]> record : connection.events().poll(wait)) {
            try {
                handler.accept(EventEnvelope.read(record));
            } catch (MalformedEventException unreadable) {
                // safe because the consumer group of the same topic dead-letters it, visibly
                LOG.debugf("%s skips what is no event: %s", name, unreadable.getMessage());
            }
        }
        positions.at(connection);
    }
}
