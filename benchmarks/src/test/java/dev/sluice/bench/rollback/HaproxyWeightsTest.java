package dev.sluice.bench.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HaproxyWeightsTest {
    private static final String HEAD = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change
            3 shop 1 1.0.0 127.0.0.1 2 0 256 100 6
            """;

    @Test
    void readsTheWeightThatTheCandidateWasGiven() throws IOException {
        assertThat(HaproxyWeights.reading(HEAD + "3 shop 2 2.0.0 127.0.0.1 2 0 128 0 6\n"))
                .isEqualTo(new Weights.Reading(128, ""));
    }

    @Test
    void aCandidateThatIsNotThereIsNoZero() {
        assertThatThrownBy(() -> HaproxyWeights.reading(HEAD)).isInstanceOf(IOException.class);
    }
}
