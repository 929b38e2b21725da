package dev.sluice.demo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void countsADurationUpToAndIncludingItsEdge() {
        Histogram histogram = new Histogram();
        histogram.record(50);
        histogram.record(50.001);
        histogram.record(99_999);

        Scrape scrape = scrape(histogram);

        assertThat(scrape.value("d_bucket{v=\"1\",le=\"0.04\"}")).isZero();
        assertThat(scrape.value("d_bucket{v=\"1\",le=\"0.05\"}")).isEqualTo(1);
        assertThat(scrape.value("d_bucket{v=\"1\",le=\"0.06\"}")).isEqualTo(2);
        assertThat(scrape.value("d_bucket{v=\"1\",le=\"10.0\"}")).isEqualTo(2);
        assertThat(scrape.value("d_count{v=\"1\"}")).isEqualTo(3);
        assertThat(scrape.value("d_sum{v=\"1\"}")).isCloseTo(100.099, offset(0.001));
        scrape.assertHistogram("d", "v=\"1\"");
    }

    @Test
    void escapesWhatALabelMayNotHold() {
        String text = new Exposition()
                .family("a", "counter", "Help.")
                .series("a", Map.of("l", "q\"b\\n\n"), 1)
                .toString();

        assertThat(text).contains("a{l=\"q\\\"b\\\\n\\n\"} 1\n");
    }

    @Test
    void countsAnErrorTogetherWithItsRequest() {
        RequestMeter meter = new RequestMeter();
        meter.over(true, 1);
        meter.over(false, 1);

        assertThat(meter.snapshot().requests()).isEqualTo(2);
        assertThat(meter.snapshot().errors()).isEqualTo(1);
    }

    private static Scrape scrape(Histogram histogram) {
        return Scrape.of(new Exposition()
                .family("d", "histogram", "Help.")
                .histogram("d", Map.of("v", "1"), histogram.snapshot())
                .toString());
    }
}
