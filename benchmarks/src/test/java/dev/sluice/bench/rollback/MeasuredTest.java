package dev.sluice.bench.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.measure.EventWatch.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-22T20:00:00Z");

    private final Measured measured = new Measured();

    @Test
    void hasNotReachedAGoalThatNobodyMeasured() {
        assertThat(measured.reached()).isFalse();
    }

    @Test
    void reachesTheGoalWhenHalfAreWithinSixtyMillisecondsNearlyAllWithinOneHundredFiftyAndTheRestWithinFourHundred() {
        runs(60, 50);
        runs(35, 100);
        runs(5, 390);
        assertThat(measured.reached()).isTrue();
    }

    @Test
    void missesTheGoalWhenTwoInAHundredAreVerySlow() {
        runs(98, 50);
        runs(2, 401);
        assertThat(measured.reached()).isFalse();
    }

    @Test
    void missesTheGoalWhenOneInTenIsSlow() {
        runs(90, 50);
        runs(10, 151);
        assertThat(measured.reached()).isFalse();
    }

    @Test
    void missesTheGoalWhenMostAreSlow() {
        runs(40, 50);
        runs(60, 61);
        assertThat(measured.reached()).isFalse();
    }

    @Test
    void showsEveryFigureInMilliseconds() {
        runs(100, 40);

        assertThat(measured.table().get(1))
                .startsWith("verdict published -> weight 0 observed")
                .contains("100", "40.0");
        assertThat(measured.table().get(5)).startsWith("verdict decided").contains("2.0");
    }

    private void runs(int number, int millis) {
        Event event = new Event(PUBLISHED.minusMillis(2), PUBLISHED);
        for (int i = 0; i < number; i++) {
            WeightWatch.Fall fall =
                    new WeightWatch.Fall(PUBLISHED.plusMillis(millis), PUBLISHED.plusMillis(millis - 3L), "ROLLBACK");
            measured.add(new Measured.Run(event, event, event, event, fall));
        }
    }
}
