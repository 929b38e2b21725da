package dev.sluice.judge.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.judge.threshold.ThresholdWindow.State;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdWindowTest {
    private static final Limit HIGH = new Limit(Limit.Side.ABOVE, 10, 3, 5);
    private static final Limit LOW = new Limit(Limit.Side.BELOW, 10, 1, 2);
    private static final double GONE = Double.NaN;

    @Test
    void brokenWhenEnoughOfTheLastAreBeyond() {
        assertThat(state(HIGH, 11, 11)).isEqualTo(State.UNKNOWN);
        assertThat(state(HIGH, 11, 11, 11)).isEqualTo(State.BROKEN);
        assertThat(state(HIGH, 11, 9, 11, 9, 11)).isEqualTo(State.BROKEN);
        assertThat(state(HIGH, 11, 9, 11, 9, 9, 11)).isEqualTo(State.KEPT);
        assertThat(state(HIGH, 11, 11, 11, 9, 9, 9)).isEqualTo(State.KEPT);
    }

    @Test
    void theLimitItselfIsKept() {
        assertThat(state(LOW, 10, 10)).isEqualTo(State.KEPT);
        assertThat(state(LOW, 10, 9.99)).isEqualTo(State.BROKEN);
        assertThat(state(HIGH, 10, 10, 10, 10, 10)).isEqualTo(State.KEPT);
    }

    @Test
    void missingValuesAreNeverGood() {
        assertThat(state(HIGH, GONE, GONE, GONE, GONE, GONE)).isEqualTo(State.UNKNOWN);
        assertThat(state(HIGH, 9, 9, GONE, GONE, GONE)).isEqualTo(State.UNKNOWN);
        assertThat(state(HIGH, 9, 9, 9, GONE, GONE)).isEqualTo(State.KEPT);
        assertThat(state(HIGH, 9, 9, 11, GONE, GONE)).isEqualTo(State.UNKNOWN);
        assertThat(state(HIGH, 11, 11, GONE, GONE, 11)).isEqualTo(State.BROKEN);
        assertThat(ThresholdWindow.start(LOW).observe(OptionalDouble.empty()).last())
                .containsExactly(Reading.MISSING);
    }

    @Test
    void infinityIsBeyondOrMissing() {
        assertThat(HIGH.read(Double.POSITIVE_INFINITY)).isEqualTo(Reading.BEYOND);
        assertThat(HIGH.read(Double.NEGATIVE_INFINITY)).isEqualTo(Reading.MISSING);
        assertThat(LOW.read(Double.NEGATIVE_INFINITY)).isEqualTo(Reading.BEYOND);
        assertThat(LOW.read(Double.POSITIVE_INFINITY)).isEqualTo(Reading.MISSING);
    }

    @Test
    void noMoreIsKeptThanTheWindowHas() {
        ThresholdWindow window = ThresholdWindow.start(new Limit(Limit.Side.ABOVE, 1, 1, 100));
        for (int look = 0; look < 1000; look++) {
            window = window.observe(OptionalDouble.of(0));
        }
        assertThat(window.last()).hasSize(100);
        assertThatThrownBy(() -> new Limit(Limit.Side.ABOVE, 1, 1, 101)).hasMessageContaining("100");
        assertThatThrownBy(() -> new Limit(Limit.Side.ABOVE, 1, 3, 2)).hasMessageContaining("breaches");
    }

    private static State state(Limit limit, double... values) {
        ThresholdWindow window = ThresholdWindow.start(limit);
        for (double value : values) {
            window = window.observe(OptionalDouble.of(value));
        }
        return window.state();
    }
}
