package dev.sluice.kit.outbox;

import dev.sluice.kit.topic.TopicProvisioner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the relay running from start to shutdown, whatever breaks. */
@ApplicationScoped
class RelayThread {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(300);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(3);

    private final Relay relay;
    private final TopicProvisioner topics;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    RelayThread(Relay relay, TopicProvisioner topics) {
        this.relay = relay;
        this.topics = topics;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(LONGEST_GOODBYE);
        }
    }

    private void run() {
        try {
            topics.awaitOwned();
            while (!stopping) {
                leadOnce();
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the relay stops");
        }
    }

    private void leadOnce() throws InterruptedException {
        try {
            relay.lead();
        } catch (InterruptException e) {
            throw e;
        } catch (SQLException | KafkaException e) {
            if (!stopping) {
                LOG.warnf("the relay steps back and tries again: %s", e.toString());
            }
        } catch (RuntimeException | Error e) {
            // safe because this is the worker's outermost loop: a mistake must not end publishing for good
            LOG.error("the relay failed and tries again", e);
        }
    }
}
