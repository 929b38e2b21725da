package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(3, 2);

    @Test
    void areBoundedByCallerAndInAll() {
        assertThat(places.take("a")).isNull();
        assertThat(places.take("a")).isNull();
        assertThat(places.take("a")).contains("2 streams of one caller");
        assertThat(places.take("b")).isNull();
        assertThat(places.take("b")).contains("its 3 streams");
        assertThat(places.taken()).isEqualTo(3);
    }

    @Test
    void areTakenAgainWhenTheyAreFree() {
        places.take("a");
        places.take("a");
        places.free("a");

        assertThat(places.take("a")).isNull();
        places.free("a");
        places.free("a");
        assertThat(places.taken()).isZero();
    }
}
