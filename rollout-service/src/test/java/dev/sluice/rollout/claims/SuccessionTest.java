package dev.sluice.rollout.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessionTest {

    private static final UUID FRESH = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void aFreshIdThatIsGreaterStays() {
        assertThat(Succession.after(FRESH, "")).isEqualTo(FRESH);
        assertThat(Succession.after(FRESH, "018fffff-ffff-7fff-bfff-ffffffffffff"))
                .isEqualTo(FRESH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01900000-0000-7000-8000-000000000001",
                "01900000-0000-7000-bfff-ffffffffffff",
                "01900000-0000-7fff-bfff-ffffffffffff",
                "0190ffff-ffff-7fff-8000-000000000000",
                "ff00ffff-ffff-7abc-8000-000000000000"
            })
    void aClockThatIsBehindStillGivesAGreaterIdOfVersionSeven(String last) {
        UUID next = Succession.after(FRESH, last);
        assertThat(next.toString()).isGreaterThan(last);
        assertThat(next.version()).isEqualTo(7);
        assertThat(next.variant()).isEqualTo(2);
    }
}
