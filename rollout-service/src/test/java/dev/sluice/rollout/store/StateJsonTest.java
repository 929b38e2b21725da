package dev.sluice.rollout.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollout.lifecycle.Samples;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    @Test
    void everyStateIsReadBackAsItWas() {
        assertThat(Samples.states()).isNotEmpty().allSatisfy(state -> assertThat(
                        StateJson.state(StateJson.document(state)))
                .isEqualTo(state));
    }

    @Test
    void everyEventIsReadBackAsItWas() {
        assertThat(Samples.events()).isNotEmpty().allSatisfy(sample -> assertThat(
                        StateJson.event(StateJson.document(sample.event())))
                .isEqualTo(sample.event()));
    }
}
