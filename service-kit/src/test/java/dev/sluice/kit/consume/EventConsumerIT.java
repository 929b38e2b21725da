package dev.sluice.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.kit.app.Orders;
import dev.sluice.kit.envelope.EnvelopeHeaders;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.envelope.TraceContext;
import dev.sluice.kit.inbox.Inbox;
import dev.sluice.testing.StackResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** With a status of its own: stopping the application's would stop the other tests' consumers. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class EventConsumerIT {
    @Inject
    Inbox inbox;

    @Inject
    TraceContext trace;

    private final ConsumerStatus status = new ConsumerStatus(new SimpleMeterRegistry());

    @Test
    void whatFailsBecauseTheApplicationStopsNeverLeaves() throws InterruptedException {
        CountDownLatch handling = new CountDownLatch(1);
        Thread worker = Thread.ofPlatform()
                .daemon()
                .start(() -> consume(event -> {
                    status.stop(new ShutdownEvent());
                    handling.countDown();
                    throw new MalformedEventException("a part of the application is gone already");
                }));

        handling.await();
        assertThat(worker.join(Duration.ofMillis(500))).isFalse();
    }

    @Test
    void aDefectIsTriedAgainVisibly() {
        AtomicInteger attempts = new AtomicInteger();
        consume(event -> {
            switch (attempts.incrementAndGet()) {
                case 1 -> throw new NullPointerException();
                case 2 -> throw new StackOverflowError();
                default -> assertThat(status.stuck()).hasSize(1);
            }
        });
        assertThat(attempts).hasValue(3);
        assertThat(status.stuck()).isEmpty();
    }

    @Test
    void aRecordThatIsAtFaultLeavesAtOnce() {
        assertThatThrownBy(() -> consume(event -> {
                    throw new MalformedEventException("no order");
                }))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void whatDoesNotConcernTheHandlerReachesNeitherItNorTheInbox() {
        ConsumerRecord<String, byte[]> record = someRecord();
        AtomicInteger handled = new AtomicInteger();
        EventConsumer consumer = new EventConsumer(inbox, trace, status);
        consumer.consume("test", record, event -> false, event -> handled.incrementAndGet());
        assertThat(handled).hasValue(0);
        consumer.consume("test", record, event -> true, event -> handled.incrementAndGet());
        assertThat(handled).hasValue(1);
    }

    @Test
    void aDefectInWhatConcernsTheHandlerIsTriedAgainToo() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        new EventConsumer(inbox, trace, status)
                .consume(
                        "test",
                        someRecord(),
                        event -> {
                            if (asked.incrementAndGet() == 1) {
                                throw new NoClassDefFoundError("gone for a moment");
                            }
                            return true;
                        },
                        event -> handled.incrementAndGet());
        assertThat(handled).hasValue(1);
    }

    private void consume(EventHandler handler) {
        Arc.container().requestContext().activate();
        new EventConsumer(inbox, trace, status).consume("test", someRecord(), handler);
    }

    private static ConsumerRecord<String, byte[]> someRecord() {
        EventEnvelope event = Orders.event(UUID.randomUUID().toString(), 1);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("orders", 0, 0, event.subject(), event.data());
        EnvelopeHeaders.write(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
