package dev.sluice.flag.model;

import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 100.001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNotAPercentage(double percentage) {
        assertThatThrownBy(() -> on(false, percentage)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a\n"})
    void refusesNamesThatAClientWouldHaveToEscape(String name) {
        assertThatThrownBy(() -> new Exposure(name, "off", false, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Names.valid(name)).isFalse();
    }

    @Test
    void limitsNamesToAHundredCharacters() {
        assertThat(Names.valid("a".repeat(100))).isTrue();
        assertThat(Names.valid("a".repeat(101))).isFalse();
    }

    @Test
    void keepsThousandthsOfAPercent() {
        assertThat(on(false, 33.333).buckets()).isEqualTo(33_333);
        assertThat(on(false, 0.29).buckets()).isEqualTo(290);
        assertThat(Exposure.isStep(33.333)).isTrue();
        assertThat(Exposure.isStep(0.0004)).isFalse();
    }

    @Test
    void givesEverybodyAVariantAndKeepsThePair() {
        assertThat(on(true, 50).everybody("off")).isEqualTo(on(false, 0));
        assertThat(on(true, 50).everybody("on")).isEqualTo(new Exposure("off", "on", false, 0));
    }

    @Test
    void limitsToWhatAnotherExposes() {
        assertThat(on(true, 10).atMost(on(false, 50))).isEqualTo(on(false, 10));
        assertThat(on(true, 50).atMost(on(true, 10))).isEqualTo(on(true, 10));
        Exposure turned = new Exposure("off", "on", false, 0);
        assertThat(on(true, 50).atMost(turned)).isEqualTo(turned);
    }

    @Test
    void closesToTheDefaultVariant() {
        assertThat(Variants.onOff().closed()).isEqualTo(on(false, 0));
        assertThat(new Variants(Map.of("on", BooleanNode.TRUE, "off", BooleanNode.FALSE), "on").closed())
                .isEqualTo(new Exposure("off", "on", false, 0));
        assertThat(new Variants(Map.of("only", BooleanNode.TRUE), "only").closed())
                .isEqualTo(new Exposure("only", "only", false, 0));
    }

    @Test
    void refusesAFlagWhoseExposureNamesAnotherVariant() {
        assertThatThrownBy(() -> Flags.flag("key", new Exposure("blue", "off", false, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
