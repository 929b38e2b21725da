package dev.sluice.flag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors are those of flagd-testbed 3.9.0. */
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
    void hashesAsFlagdDoes(String text, long hash) {
        assertThat(Bucketing.hash(text)).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2147483647, 49999", "2147483648, 50000", "4294967295, 99999"})
    void scalesWithoutLosingTheEnds(long hash, int bucket) {
        assertThat(Bucketing.scale(hash, Bucketing.BUCKETS)).isEqualTo(bucket);
    }

    @Test
    void dealsFourSuitsAsTheTestbedExpects() {
        // fractional-flagjack = 0x9fe843e0: of four equal parts the third, hearts
        assertThat(Bucketing.scale(Bucketing.hash("fractional-flagjack"), 100) / 25)
                .isEqualTo(2);
    }

    @Test
    void hashesTextThatIsNotAscii() {
        assertThat(Bucketing.bucket("flag", "Zoë-日本-😀"))
                .isEqualTo(Bucketing.bucket("flag", "Zoë-日本-😀"))
                .isBetween(0, Bucketing.BUCKETS - 1);
    }

    @Test
    void spreadsCallersEvenly() {
        int[] tenths = new int[10];
        IntStream.range(0, 100_000)
                .forEach(user -> tenths[Bucketing.bucket("new-checkout", "user-" + user) / 10_000]++);

        // 10,000 expected in each; six standard deviations are 569
        assertThat(Arrays.stream(tenths)).allSatisfy(count -> assertThat(count).isBetween(9_431, 10_569));
    }

    @Test
    void drawsEachFlagAnew() {
        long both = IntStream.range(0, 10_000)
                .filter(user -> Bucketing.bucket("one", "user-" + user) < 10_000)
                .filter(user -> Bucketing.bucket("two", "user-" + user) < 10_000)
                .count();

        // a tenth of a tenth: 100 expected, not 1,000
        assertThat(both).isBetween(40L, 160L);
    }
}
