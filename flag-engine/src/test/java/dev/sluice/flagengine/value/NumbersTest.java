package dev.sluice.flagengine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "' 12 ', 12",
        "-1.5, -1.5",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "0x1F, 31",
        "0b101, 5",
        "0o17, 15",
        "0x0000, 0",
        "Infinity, Infinity"
    })
    void readsWhatJavaScriptReads(String text, double number) {
        assertThat(Numbers.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1f", "1d", "0x1p3", "NaN", "1_000", "1e", ".", "-", "0x", "0xg", "0x\uff11", "1 2"})
    void findsNoNumberWhereJavaScriptFindsNone(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0x1, 16, 255", "0o1, 8, 341", "0b1, 2, 1023"})
    void readsOnlyAsManyDigitsAsADoubleHas(String one, int radix, int zeros) {
        String largest = "0x" + "0".repeat(70_000) + "fffffffffffff8" + "0".repeat(242);

        assertThat(Numbers.parse(one + "0".repeat(zeros))).isEqualTo(Math.pow(radix, zeros));
        assertThat(Numbers.parse(one + "0".repeat(zeros + 1))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numbers.parse(one + "0".repeat(70_000))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numbers.parse(one + "0".repeat(70_000) + "z")).isNaN();
        assertThat(Numbers.parse(largest)).isEqualTo(Double.MAX_VALUE);
    }

    /** Twenty of each; by the square of its length, one of them takes tenths of a second. */
    @ParameterizedTest
    @ValueSource(strings = {"0xf", "0o7", "0b1", "1", "0.1", "-.1", "1e9", "1e-9", "0x0", "0"})
    void readsLongTextInTimeInProportionToItsLength(String text) {
        String end = text.substring(text.length() - 1);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(Numbers.parse(text + end.repeat(250_000))).isNotNaN();
            }
        });
    }

    @Test
    void takesOtherValuesForNumbersAsJavaScriptDoes() {
        assertThat(Numbers.of(null)).isZero();
        assertThat(Numbers.of(true)).isEqualTo(1);
        assertThat(Numbers.of(List.of())).isNaN();
        assertThat(Numbers.of(Map.of())).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.0, 0",
        "0.1, 0.1",
        "1.50, 1.5",
        "100000000000000000000, 100000000000000000000",
        "1e21, 1e+21",
        "1.25e-7, 1.25e-7",
        "-1e-7, -1e-7",
        "0.000001, 0.000001",
        "123456.789, 123456.789",
        "9007199254740993, 9007199254740992"
    })
    void writesWhatJavaScriptWrites(double number, String text) {
        assertThat(Numbers.text(number)).isEqualTo(text);
    }
}
