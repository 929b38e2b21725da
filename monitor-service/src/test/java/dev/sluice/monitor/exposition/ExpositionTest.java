package dev.sluice.monitor.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    @Test
    void readsNamesLabelsValuesAndTimestamps() throws ExpositionException {
        Exposition exposition = Exposition.parse("""
                # HELP a text
                # TYPE a counter

                a{v="1",path="a\\"b\\\\c\\nd",} 1.5e3 1700000000000
                b +Inf
                c:d{} NaN\r
                """);

        Sample sample = exposition.named("a").getFirst();
        assertThat(sample.labels()).isEqualTo(Map.of("v", "1", "path", "a\"b\\c\nd"));
        assertThat(sample.value()).isEqualTo(1500);
        assertThat(sample.timestamp()).isEqualTo(Instant.ofEpochMilli(1700000000000L));
        assertThat(exposition.named("b").getFirst().value()).isInfinite();
        assertThat(exposition.named("c:d").getFirst().value()).isNaN();
        assertThat(exposition.named("missing")).isEmpty();
        assertThat(exposition.announces("a")).isTrue();
        assertThat(exposition.announces("b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "a",
                "a b",
                "a{v=1} 1",
                "a{v=\"1\" 1",
                "a{v=\"1} 1",
                "a{v=\"1\",v=\"2\"} 1",
                "a 0x10",
                "a 1d",
                "a 1 2 3",
                "a 1 now",
                "1a 1",
                "a{1v=\"1\"} 1",
                "a{v=\"\\t\"} 1",
                "a 1 99999999999999999999",
                "{} 1",
                "a{v=\"1\"}"
            })
    void refusesWhatIsNoSample(String line) {
        assertThatThrownBy(() -> Exposition.parse("ok 1\n" + line + "\n"))
                .isInstanceOf(ExpositionException.class)
                .hasMessage("Line 2 is not a sample of the Prometheus text format.");
    }

    @Test
    void refusesASeriesTwice() {
        assertThatThrownBy(() -> Exposition.parse("a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 1\n"))
                .isInstanceOf(ExpositionException.class)
                .hasMessage("Line 2 repeats a series.");
    }

    @Test
    void refusesMoreThanAMegabyte() {
        assertThatThrownBy(() -> Exposition.parse("#".repeat(Exposition.MAX_LENGTH + 1)))
                .isInstanceOf(ExpositionException.class);
    }
}
