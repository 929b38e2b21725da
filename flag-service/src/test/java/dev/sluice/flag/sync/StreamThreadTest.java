package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamThreadTest {
    @Test
    void goesOnWhateverFails() throws InterruptedException {
        StreamThread thread = new StreamThread("test");
        CountDownLatch turns = new CountDownLatch(3);
        thread.every(Duration.ofMillis(1), () -> {
            turns.countDown();
            throw new AssertionError("provoked");
        });

        assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
        thread.close(() -> {});
    }
}
