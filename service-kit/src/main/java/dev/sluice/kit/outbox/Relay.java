package dev.sluice.kit.outbox;

import dev.sluice.kit.outbox.RelayProducer.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes the rows of the outbox in order. One relay of all replicas is active; the others wait for its lock. Rows are marked after Kafka
 * has acknowledged them, so a crash in between sends them again: at least once.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration WAIT_FOR_LOCK = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(500);

    private final RelayConnections connections;
    private final RelayProducers producers;
    private final RelaySignal signal;
    private final RelayReport report;
    private final OutboxConfig config;

    Relay(
            RelayConnections connections,
            RelayProducers producers,
            RelaySignal signal,
            RelayReport report,
            OutboxConfig config) {
        this.connections = connections;
        this.producers = producers;
        this.signal = signal;
        this.report = report;
        this.config = config;
    }

    /** Waits for the lock, then publishes until something breaks; the caller calls again. */
    void lead() throws SQLException, InterruptedException {
        try (RelaySession session = connections.open()) {
            while (!session.tryLead()) {
                if (signal.await(WAIT_FOR_LOCK)) {
                    session.tellLeader();
                }
            }
            try (RelayProducer producer = producers.open();
                    RelayHints hints = new RelayHints(connections, signal)) {
                producer.start();
                hints.start();
                LOG.info("this replica relays the outbox");
                report.leading(true);
                while (true) {
                    publishWaiting(session, producer);
                }
            } finally {
                report.leading(false);
            }
        }
    }

    private void publishWaiting(RelaySession session, RelayProducer producer)
            throws SQLException, InterruptedException {
        List<OutboxRow> rows = session.waiting(config.batch());
        if (rows.isEmpty()) {
            // Whether a signal came or the time was over makes no difference: either way it looks again.
            var unused = signal.await(config.poll());
            return;
        }
        for (List<OutboxRow> batch : RelayBatch.split(rows)) {
            Refusal refusal = producer.send(batch);
            if (refusal == null) {
                session.markPublished(batch);
                report.published(batch);
            } else {
                boolean parked =
                        session.markRefused(refusal.row(), refusal.error(), config.maxAttempts(), PAUSE_AFTER_REFUSAL);
                report.refused(refusal, parked);
            }
        }
    }
}
