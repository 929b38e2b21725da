package dev.sluice.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the other replicas that they committed events, for the relay that publishes for all of them. Only a hint, which saves what is
 * left of a poll: nothing is lost while it hears nothing.
 */
final class RelayHints implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final RelayConnections connections;
    private final RelaySignal signal;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-hints").unstarted(this::listenOnAndOn);
    private volatile boolean closed;
    private volatile @Nullable HintSession session;

    RelayHints(RelayConnections connections, RelaySignal signal) {
        this.connections = connections;
        this.signal = signal;
    }

    void start() {
        thread.start();
    }

    private void listenOnAndOn() {
        while (!closed) {
            try (HintSession listening = connections.listen()) {
                session = listening;
                while (!closed) {
                    if (listening.heard()) {
                        signal.committed();
                    }
                }
            } catch (SQLException | RuntimeException | Error e) {
                // safe because this is the thread's outermost loop, and the relay polls while it hears nothing
                pause(e);
            }
        }
    }

    private void pause(Throwable cause) {
        if (!closed) {
            LOG.debugf("no hints from other replicas for now: %s", cause);
        }
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            // safe because only close() interrupts this thread, which ends it
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait for the thread, which ends when it sees its connection closed. */
    @Override
    public void close() throws SQLException {
        closed = true;
        thread.interrupt();
        HintSession listening = session;
        if (listening != null) {
            listening.close();
        }
    }
}
