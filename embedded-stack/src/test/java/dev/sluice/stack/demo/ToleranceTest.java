package dev.sluice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    @Test
    void isTwoPointsWhenManyRequestsWereCounted() {
        assertThat(Tolerance.points(10, 1_000_000)).isEqualTo(2);
        assertThat(Tolerance.points(1, 800)).isEqualTo(2);
    }

    @Test
    void isFourStandardDeviationsWhenFewWere() {
        assertThat(Tolerance.points(50, 100)).isCloseTo(20, within(1e-9));
        assertThat(Tolerance.points(10, 400)).isCloseTo(6, within(1e-9));
    }

    @Test
    void isTwoPointsWhereChanceHasNoPart() {
        assertThat(Tolerance.points(100, 10)).isEqualTo(2);
        assertThat(Tolerance.points(0, 10)).isEqualTo(2);
    }
}
