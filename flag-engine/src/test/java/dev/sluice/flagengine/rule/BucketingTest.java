package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketingTest {
    @ParameterizedTest
    @CsvSource({
        "ejOoVL, 0",
        "bY9fO-, 1",
        "SI7p-, 2147483647",
        "6LvT0, 2147483648",
        "ceQdGm, 4294967295",
        "fractional-flagjack, 2682799072"
    })
    void hashesLikeFlagd(String text, long hash) {
        assertThat(Bucketing.hash(text, "")).isEqualTo(hash);
        assertThat(Bucketing.hash(text.substring(0, 2), text.substring(2))).isEqualTo(hash);
    }

    @Test
    void hashesTheUtf8OfWhatIsNotAscii() {
        assertThat(Bucketing.hash("flag", "ü")).isEqualTo(Bucketing.hash("flagü", ""));
        assertThat(Bucketing.hash("flag", "ü")).isNotEqualTo(Bucketing.hash("flag", "u"));
    }

    @Test
    void hashesTextThatIsLongerThanItsBuffer() {
        String text = "x".repeat(1_000);
        assertThat(Bucketing.hash(text, text)).isEqualTo(Bucketing.hash(text + text, ""));
    }

    @Test
    void spreadsCallersEvenly() {
        long below = IntStream.range(0, 100_000)
                .filter(user -> Bucketing.bucket("flag", "user-" + user, 100) < 10)
                .count();
        assertThat(below).isBetween(9_600L, 10_400L);
    }
}
