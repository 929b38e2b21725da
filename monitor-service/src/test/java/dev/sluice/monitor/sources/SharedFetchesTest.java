package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.monitor.sources.SharedFetches.Fetched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedFetchesTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();
    private final SharedFetches<String, Integer> fetches = new SharedFetches<>(clock);
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void whatIsYoungEnoughIsShared() {
        Fetched<Integer> first = get(clock.now);
        clock.now = clock.now.plusSeconds(4);

        assertThat(get(clock.now.minusSeconds(5))).isEqualTo(first);
        assertThat(get(clock.now.minusSeconds(3))).isEqualTo(new Fetched<>(clock.now, 2));
        assertThat(get(clock.now.minusSeconds(5)).value()).isEqualTo(2);
    }

    @Test
    void whoComesDuringAFetchWaitsForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Fetched<Integer>> first = threads.submit(() -> fetches.get("a", clock.now, () -> {
                asked.countDown();
                await(answered);
                return requests.incrementAndGet();
            }));
            asked.await();
            Future<Fetched<Integer>> second = threads.submit(() -> get(clock.now));
            answered.countDown();

            assertThat(second.get()).isEqualTo(first.get());
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void aFetchThatBrokeIsNotKept() {
        assertThatThrownBy(() -> fetches.get("a", clock.now, () -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");

        assertThat(get(clock.now).value()).isEqualTo(1);
    }

    /** Fifty analyses that began at any time: each looks one interval after the numbers that it got last. */
    @Test
    void fiftyAnalysesSoonAskOneEndpointOncePerInterval() {
        Random random = new Random(7);
        Instant start = clock.now;
        Instant[] looked = new Instant[50];
        Instant[] due = new Instant[50];
        for (int analysis = 0; analysis < 50; analysis++) {
            looked[analysis] = start.plusMillis(random.nextInt(10_000)).minus(INTERVAL);
            due[analysis] = looked[analysis].plus(INTERVAL);
        }
        int early = 0;
        for (int tick = 0; tick < 10 * 120; tick++) {
            clock.now = start.plusMillis(100L * tick);
            for (int analysis = 0; analysis < 50; analysis++) {
                if (!due[analysis].isAfter(clock.now)) {
                    looked[analysis] = get(Freshness.of(
                                            clock.now, due[analysis], looked[analysis], Instant.EPOCH, INTERVAL)
                                    .notBefore())
                            .began();
                    due[analysis] = looked[analysis].plus(INTERVAL);
                }
            }
            early = tick == 199 ? requests.get() : early;
        }

        assertThat(early).isLessThanOrEqualTo(4);
        assertThat(requests.get() - early).isBetween(9, 10);
    }

    private Fetched<Integer> get(Instant notBefore) {
        return fetches.get("a", notBefore, requests::incrementAndGet);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
