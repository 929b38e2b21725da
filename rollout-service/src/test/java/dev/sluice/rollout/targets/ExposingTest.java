package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.Weights;
import org.junit.jupiter.api.Test;

class ExposingTest {

    private static final Weights NONE = Weights.all("1.0.0");
    private static final Weights QUARTER = Weights.split("1.0.0", "2.0.0", 25);
    private static final Weights HALF = Weights.split("1.0.0", "2.0.0", 50);

    @Test
    void asManyCountsAsARise() {
        assertThat(Exposing.of("2.0.0", QUARTER, HALF)).isEqualTo(Exposing.AS_MANY_OR_MORE);
        assertThat(Exposing.of("2.0.0", HALF, HALF)).isEqualTo(Exposing.AS_MANY_OR_MORE);
    }

    @Test
    void halfWayDownIsNotDown() {
        assertThat(Exposing.of("2.0.0", HALF, QUARTER)).isEqualTo(Exposing.FEWER);
        assertThat(Exposing.of("2.0.0", HALF, NONE)).isEqualTo(Exposing.NOBODY);
    }

    @Test
    void withoutARolloutWhateverRisesCounts() {
        assertThat(Exposing.of(null, NONE, QUARTER)).isEqualTo(Exposing.AS_MANY_OR_MORE);
        assertThat(Exposing.of(null, HALF, HALF)).isEqualTo(Exposing.NOBODY);
    }
}
