package dev.sluice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastVisitorTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    private int looks;

    /** A shop that serves some visitors between two looks, one of them with the new checkout until that look. */
    private LastVisitor.Look shop(int lookOfTheLast) {
        return () -> {
            looks++;
            int withNew = Math.min(looks, lookOfTheLast);
            return new ShopFigures(withNew, 50L * looks, Instant.ofEpochSecond(withNew), 0, 1);
        };
    }

    @Test
    void isTheOneAfterWhomEnoughGotTheOldCheckout() throws Exception {
        ShopFigures end = new LastVisitor(shop(10), Duration.ofMinutes(1), PAUSE).await();

        assertThat(end.lastNew()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(end.withOld()).isEqualTo(50 * 10 + LastVisitor.IN_A_ROW);
    }

    @Test
    void neverComesToAShopThatDoesNotFollow() {
        LastVisitor never = new LastVisitor(shop(Integer.MAX_VALUE), Duration.ofMillis(100), PAUSE);

        assertThatThrownBy(never::await)
                .isInstanceOf(DemoFailedException.class)
                .hasMessageContaining("300 visitors in a row with the old checkout");
    }

    @Test
    void neverComesToAShopThatNobodyVisits() {
        LastVisitor never =
                new LastVisitor(() -> new ShopFigures(1, 1, Instant.EPOCH, 0, 1), Duration.ofMillis(100), PAUSE);

        assertThatThrownBy(never::await).isInstanceOf(DemoFailedException.class);
    }
}
