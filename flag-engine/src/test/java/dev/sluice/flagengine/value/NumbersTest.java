package dev.sluice.flagengine.value;

import static org.assertj.core.api.Assertions.assertThat;

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
        "Infinity, Infinity"
    })
    void readsWhatJavaScriptReads(String text, double number) {
        assertThat(Numbers.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1f", "1d", "0x1p3", "NaN", "1_000", "1e", ".", "-", "0x", "0xg", "1 2"})
    void findsNoNumberWhereJavaScriptFindsNone(String text) {
        assertThat(Numbers.parse(text)).isNaN();
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
