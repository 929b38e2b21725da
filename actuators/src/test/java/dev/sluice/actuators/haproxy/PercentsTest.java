package dev.sluice.actuators.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.actuators.RouterFailure;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PercentsTest {

    @Test
    void areExactWhereTheWeightsAre() throws RouterFailure {
        assertThat(percents(Map.of("a", 100, "b", 0))).isEqualTo(Map.of("a", 100, "b", 0));
        assertThat(percents(Map.of("a", 75, "b", 25))).isEqualTo(Map.of("a", 75, "b", 25));
        assertThat(percents(Map.of("a", 995, "b", 5))).isEqualTo(Map.of("a", 99, "b", 1));
    }

    @Test
    void neverHideWhatGetsALittle() throws RouterFailure {
        assertThat(percents(Map.of("a", 256, "b", 1))).isEqualTo(Map.of("a", 99, "b", 1));
        assertThat(percents(Map.of("a", 1000, "b", 1, "c", 1))).isEqualTo(Map.of("a", 98, "b", 1, "c", 1));
    }

    @Test
    void giveTheRestToTheHeaviest() throws RouterFailure {
        assertThat(percents(Map.of("a", 1, "b", 1, "c", 1))).isEqualTo(Map.of("a", 33, "b", 33, "c", 34));
    }

    @Test
    void belongToNobodyWhenAllIsZero() throws RouterFailure {
        assertThat(percents(Map.of("a", 0, "b", 0))).isEqualTo(Map.of("nobody", 100));
    }

    @Test
    void cannotTellMoreServersApartThanThereArePercents() {
        Map<String, Integer> many = new HashMap<>();
        for (int server = 0; server < 150; server++) {
            many.put("s" + server, 1);
        }
        assertThat(catchThrowableOfType(RouterFailure.Rejected.class, () -> percents(many)))
                .hasMessageContaining("too many");
    }

    private static Map<String, Integer> percents(Map<String, Integer> weights) throws RouterFailure {
        return Percents.of("shop", weights).percents();
    }
}
