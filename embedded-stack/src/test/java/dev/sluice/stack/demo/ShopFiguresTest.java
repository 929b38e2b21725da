package dev.sluice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopFiguresTest {
    private static final String EXPOSITION = """
            # TYPE shop_requests_total counter
            shop_requests_total{version="1.0.0",variant="on"} 3
            shop_requests_total{version="1.0.0",variant="off"} 40
            shop_requests_total{version="2.0.0",variant="on"} 4
            shop_requests_total{version="2.0.0",variant="off"} 50
            shop_last_request_timestamp_seconds{version="1.0.0",variant="on"} 1700000000.250
            shop_last_request_timestamp_seconds{version="2.0.0",variant="on"} 1700000001.125
            shop_last_request_timestamp_seconds{version="2.0.0",variant="off"} 1700000009.000
            shop_flag_fallbacks_total 2
            shop_flag_revision 7
            """;

    @Test
    void areOfBothVersionsTogether() {
        assertThat(ShopFigures.read(EXPOSITION))
                .isEqualTo(new ShopFigures(7, 90, Instant.ofEpochMilli(1_700_000_001_125L), 2, 7));
    }

    @Test
    void missNothingInSilence() {
        assertThatThrownBy(() -> ShopFigures.read(EXPOSITION.replace("shop_flag_revision", "other")))
                .isInstanceOf(DemoFailedException.class)
                .hasMessageContaining("shop_flag_revision");
    }
}
