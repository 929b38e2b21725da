package dev.sluice.actuators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

    @Test
    void mustSumToOneHundred() {
        assertThatThrownBy(() -> Weights.of(Map.of("a", 50, "b", 49))).hasMessageContaining("sum to 100, not 99");
        assertThatThrownBy(() -> Weights.of(Map.of())).hasMessageContaining("not 0");
    }

    @Test
    void mustLieBetweenZeroAndOneHundred() {
        assertThatThrownBy(() -> Weights.of(Map.of("a", -1, "b", 101))).hasMessageContaining("between 0 and 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a/b", "a\n", "ä", "set weight"})
    void haveNamesThatNoRouterCanMisread(String version) {
        assertThatThrownBy(() -> Weights.all(version)).hasMessageContaining("name");
    }

    @Test
    void areTheSameSharesWhetherZeroIsNamedOrNot() {
        assertThat(Weights.split("a", "b", 0).sameShares(Weights.all("a"))).isTrue();
        assertThat(Weights.all("a").sameShares(Weights.split("a", "b", 0))).isTrue();
        assertThat(Weights.split("a", "b", 1).sameShares(Weights.all("a"))).isFalse();
        assertThat(Weights.all("a").sameShares(Weights.split("a", "b", 1))).isFalse();
    }
}
