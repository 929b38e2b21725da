package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResendsTest {
    private static final long START = -5;
    private final Resends resends = new Resends();

    @Test
    void nothingIsDueBeforeTheFirstChange() {
        assertThat(resends.next()).isEmpty();
        assertThat(resends.isDue(START)).isFalse();
    }

    @Test
    void isDueTwoAndTenSecondsAfterTheLastChangeAndNeverAgain() {
        resends.changed(START);
        assertThat(resends.next()).isEqualTo(OptionalLong.of(START + seconds(2)));
        assertThat(resends.isDue(START + seconds(2) - 1)).isFalse();
        assertThat(resends.isDue(START + seconds(2))).isTrue();
        assertThat(resends.isDue(START + seconds(2))).isFalse();
        assertThat(resends.isDue(START + seconds(10))).isTrue();
        assertThat(resends.next()).isEmpty();
        assertThat(resends.isDue(START + seconds(60))).isFalse();
    }

    @Test
    void eachChangeBeginsAnew() {
        resends.changed(START);
        assertThat(resends.isDue(START + seconds(3))).isTrue();
        resends.changed(START + seconds(9));
        assertThat(resends.isDue(START + seconds(10))).isFalse();
        assertThat(resends.isDue(START + seconds(11))).isTrue();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
