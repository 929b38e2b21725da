package dev.sluice.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kit.topic.TopicProvisioner;
import dev.sluice.testing.StackResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RelayThreadIT {
    @Inject
    RelayConnections connections;

    @Inject
    RelayProducers producers;

    @Inject
    RelaySignal signal;

    @Inject
    RelayReport report;

    @Inject
    OutboxConfig config;

    @Inject
    TopicProvisioner topics;

    @Test
    void anErrorDoesNotEndPublishing() throws InterruptedException {
        CountDownLatch attempts = new CountDownLatch(3);
        Relay failing = new Relay(connections, producers, signal, report, config) {
            @Override
            void lead() {
                attempts.countDown();
                throw new NoClassDefFoundError("x");
            }
        };
        RelayThread thread = new RelayThread(failing, topics);

        thread.start(new StartupEvent());
        assertThat(attempts.await(10, TimeUnit.SECONDS)).isTrue();
        thread.stop(new ShutdownEvent());
    }
}
