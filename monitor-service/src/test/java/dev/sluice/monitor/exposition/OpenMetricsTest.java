package dev.sluice.monitor.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void readsCountersWithTotalsCreationTimesExemplarsAndSeconds() throws ExpositionException {
        Exposition exposition = parse("""
                # TYPE shop_requests counter
                # UNIT shop_seconds seconds
                # HELP shop_requests All.
                shop_requests_total{version="2"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67 1520879606.1
                shop_requests_created{version="2"} 1520430000.123
                # EOF
                """);

        Sample sample = exposition.named("shop_requests_total").getFirst();
        assertThat(sample.labels()).isEqualTo(Map.of("version", "2"));
        assertThat(sample.value()).isEqualTo(17);
        assertThat(sample.timestamp()).isEqualTo(Instant.ofEpochMilli(1520879607789L));
        assertThat(exposition.counter("shop_requests")).containsExactly(sample);
        assertThat(exposition.announces("shop_requests_total")).isTrue();
        assertThat(exposition.announces("shop_requests")).isTrue();
        assertThat(exposition.announces("shop")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nan,NaN", "+INF,Infinity", "-Infinity,-Infinity", "1e3,1000", ".5,.5"})
    void readsNumbersInAnyCase(String token, Double value) throws ExpositionException {
        assertThat(parse("a " + token + "\n# EOF\n").named("a").getFirst().value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1 now",
                "a 1 1e20",
                "a 1 1e999",
                "a 1 2 3",
                "a 1 #",
                "a 1 # {x=\"1\"}",
                "a 1 # {x=1} 1",
                "a 1 # x 1",
                "a 1 # {x=\"1\"} 1 2 3",
                "a nil",
                "a 0x10"
            })
    void refusesWhatIsNoSample(String line) {
        assertThatThrownBy(() -> parse(line + "\n# EOF\n"))
                .hasMessage("Line 1 is not a sample of the OpenMetrics text format.");
    }

    @Test
    void refusesAnAnswerThatIsCutOff() {
        assertThatThrownBy(() -> parse("a 1\n")).hasMessageContaining("cut off");
        assertThatThrownBy(() -> parse("a 1\n# EO")).hasMessageContaining("comment");
    }

    @Test
    void refusesWhatComesAfterTheEndEmptyLinesAndOtherComments() {
        assertThatThrownBy(() -> parse("# EOF\na 1\n")).hasMessageContaining("after the end");
        assertThatThrownBy(() -> parse("a 1\n\n# EOF\n")).hasMessageContaining("empty");
        assertThatThrownBy(() -> parse("# hello\n# EOF\n")).hasMessageContaining("comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"req_total", "req"})
    void countsTheSameUnderEitherNameOfTheCounter(String requests) throws ExpositionException {
        assertThat(read("""
                # TYPE req counter
                req_total{version="2"} 7
                req_created{version="2"} 1.5e9
                # TYPE err counter
                # EOF
                """, requests).totals().candidate()).isEqualTo(new Counts(7, 0));
    }

    @Test
    void refusesATimestampInMilliseconds() {
        String text = "# TYPE err counter\nreq_total{version=\"2\"} 7 " + NOW.toEpochMilli() + "\n# EOF\n";

        assertThatThrownBy(() -> read(text, "req_total")).isInstanceOf(ExpositionException.class);
    }

    @Test
    void theContentTypeTellsTheFormat() {
        assertThat(Dialect.of("application/openmetrics-text; version=1.0.0; charset=utf-8"))
                .isEqualTo(Dialect.OPEN_METRICS);
        assertThat(Dialect.of("text/plain; version=0.0.4")).isEqualTo(Dialect.PROMETHEUS);
        assertThat(Dialect.of("")).isEqualTo(Dialect.PROMETHEUS);
    }

    private static Exposition parse(String text) throws ExpositionException {
        return Exposition.parse(text, Dialect.OPEN_METRICS);
    }

    private static Reading read(String text, String requests) throws ExpositionException {
        SeriesSelector selector = new SeriesSelector(requests, "err_total", "", Map.of(), "version", false);
        return new ReadingExtractor(parse(text), selector, NOW, Duration.ofSeconds(20)).read(new Arms("1", "2"));
    }
}
