package dev.sluice.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerStatusTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition ITEMS = new TopicPartition("items", 0);

    private final ConsumerStatus status = new ConsumerStatus(new SimpleMeterRegistry());

    @Test
    void successOnOneTopicDoesNotHideThatAnotherIsStuck() {
        status.failed("ledger", ORDERS);
        status.handled("ledger", ITEMS);
        assertThat(status.stuck()).containsOnlyKeys("ledger of orders-0");

        status.handled("ledger", ORDERS);
        assertThat(status.stuck()).isEmpty();
    }

    @Test
    void pausesUntilTheTimeIsOver() {
        long begin = System.nanoTime();
        status.pause(Duration.ofMillis(30));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void whoStopsMeanwhileStaysAndUsesNoCoreThoughItIsInterrupted() throws InterruptedException {
        Thread stuck = Thread.ofPlatform().daemon().start(() -> status.pause(Duration.ofSeconds(10)));
        await().until(() -> stuck.getState() == Thread.State.TIMED_WAITING);
        status.stop(new ShutdownEvent());
        stuck.interrupt();

        await().until(() -> !stuck.isInterrupted() && stuck.getState() == Thread.State.TIMED_WAITING);
        long before = cpuMillis(stuck);
        stuck.join(Duration.ofMillis(500));
        assertThat(stuck.isAlive()).isTrue();
        assertThat(cpuMillis(stuck) - before).isLessThan(100);
    }

    @Test
    void whoEntersAPauseAfterTheStopStaysToo() throws InterruptedException {
        status.stop(new ShutdownEvent());
        Thread late = Thread.ofPlatform().daemon().start(() -> status.pause(Duration.ofMillis(1)));
        assertThat(late.join(Duration.ofMillis(200))).isFalse();
    }

    private static long cpuMillis(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) / 1_000_000;
    }
}
