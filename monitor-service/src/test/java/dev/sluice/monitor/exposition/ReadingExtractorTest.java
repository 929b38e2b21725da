package dev.sluice.monitor.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingExtractorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SeriesSelector SCRAPE =
            new SeriesSelector("req", "err", "", Map.of("route", "shop"), "version", false);

    @Test
    void addsTheSeriesOfEachArmAndIgnoresOtherRoutes() throws ExpositionException {
        Reading reading = read("""
                sluice_gateway_started_seconds 1.7e9
                req{route="shop",version="1",code="2"} 90
                req{route="shop",version="1",code="5"} 10
                req{route="other",version="1"} 1000
                err{route="shop",version="1"} 4
                """, "");

        assertThat(reading.totals().baseline()).isEqualTo(new Counts(100, 4));
        assertThat(reading.totals().candidate()).isEqualTo(Counts.NONE);
        assertThat(reading.started()).isEqualTo(1.7e9);
    }

    @Test
    void addsHistograms() throws ExpositionException {
        Reading reading = read("""
                req{route="shop",version="2"} 5
                d_bucket{route="shop",version="2",le="0.1"} 2
                d_bucket{route="shop",version="2",le="0.5"} 4
                d_bucket{route="shop",version="2",le="+Inf"} 5
                """, "d");

        assertThat(reading.totals().candidateDurations().edges()).isEqualTo(List.of(.1, .5));
        assertThat(reading.totals().candidateDurations().cumulative()).isEqualTo(List.of(2L, 4L, 5L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "+Inf", "1.5", "1e17"})
    void refusesWhatIsNoCounter(String value) {
        assertThatThrownBy(() -> read("req{route=\"shop\",version=\"2\"} " + value + "\n", ""))
                .isInstanceOf(ExpositionException.class);
    }

    @Test
    void refusesStaleAndFutureTimestamps() {
        for (Instant at : List.of(NOW.minusSeconds(21), NOW.plusSeconds(21))) {
            assertThatThrownBy(() -> read("req{route=\"shop\",version=\"2\"} 1 " + at.toEpochMilli() + "\n", ""))
                    .isInstanceOf(ExpositionException.class)
                    .hasMessageContaining("stale");
        }
    }

    @Test
    void refusesMoreErrorsThanRequestsAndMissingSeries() {
        assertThatThrownBy(() -> read("req{route=\"shop\",version=\"2\"} 1\nerr{route=\"shop\",version=\"2\"} 2\n", ""))
                .isInstanceOf(ExpositionException.class);
        assertThatThrownBy(() -> read("other 1\n", "")).hasMessageContaining("no series named req");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d_bucket{route=\"shop\",version=\"2\",le=\"0.1\"} 5\nd_bucket{route=\"shop\",version=\"2\",le=\"+Inf\"} 4\n",
                "d_bucket{route=\"shop\",version=\"2\",le=\"0.1\"} 5\n",
                "d_bucket{route=\"shop\",version=\"2\",le=\"x\"} 5\nd_bucket{route=\"shop\",version=\"2\",le=\"+Inf\"} 5\n"
            })
    void refusesABrokenHistogram(String buckets) {
        assertThatThrownBy(() -> read("req{route=\"shop\",version=\"2\"} 5\n" + buckets, "d"))
                .isInstanceOf(ExpositionException.class)
                .hasMessageContaining("histogram");
    }

    @Test
    void refusesASummaryAndIgnoresTheNaNOfItsQuantilesElsewhere() throws ExpositionException {
        String summary = """
                # TYPE d summary
                d{quantile="0.99"} NaN
                d_count 0
                req{route="shop",version="2"} 5
                """;

        assertThatThrownBy(() -> read(summary, "d")).hasMessageContaining("a histogram is needed");
        assertThat(read(summary, "").totals().candidate()).isEqualTo(new Counts(5, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http_server_errors_total{version=\"2\"} 100\n", "# HELP err\n", "# TYPE error counter\n", ""})
    void refusesAnErrorCounterThatIsNotThere(String others) {
        assertThatThrownBy(() -> extract("req{route=\"shop\",version=\"2\"} 100\n" + others, SCRAPE))
                .isInstanceOf(ExpositionException.class)
                .hasMessage("The source exposes no series named err.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# TYPE err counter\n", "err{route=\"other\"} 0\n"})
    void anErrorCounterThatCountedNothingYetIsZero(String family) throws ExpositionException {
        Reading reading = extract("req{route=\"shop\",version=\"2\"} 100\n" + family, SCRAPE);

        assertThat(reading.totals().candidate()).isEqualTo(new Counts(100, 0));
    }

    @Test
    void aGatewayShowsItsErrorCounterFromTheStart() {
        SeriesSelector gateway = new SeriesSelector("req", "err", "", Map.of(), "version", true);

        assertThatThrownBy(() -> extract("# TYPE err counter\nreq{version=\"2\"} 100\n", gateway))
                .hasMessageContaining("no series named err");
    }

    private static Reading read(String text, String duration) throws ExpositionException {
        SeriesSelector selector = new SeriesSelector("req", "err", duration, Map.of("route", "shop"), "version", false);
        return extract("# TYPE err counter\n" + text, selector);
    }

    private static Reading extract(String text, SeriesSelector selector) throws ExpositionException {
        return new ReadingExtractor(Exposition.parse(text), selector, NOW, Duration.ofSeconds(20))
                .read(new Arms("1", "2"));
    }
}
