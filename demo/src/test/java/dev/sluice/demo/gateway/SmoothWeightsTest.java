package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmoothWeightsTest {

    @Test
    void givesEveryShareExactlyInEachHundredInARow() {
        for (int percent = 0; percent <= 100; percent++) {
            List<String> picks = picks(new SmoothWeights(shares(100 - percent, percent)), 300);
            for (int from = 0; from <= 200; from++) {
                assertThat(Collections.frequency(picks.subList(from, from + 100), "new"))
                        .as("%d percent, from pick %d", percent, from)
                        .isEqualTo(percent);
            }
        }
    }

    @Test
    void spreadsTheTurnsEvenly() {
        List<String> picks = picks(new SmoothWeights(shares(90, 10)), 1_000);

        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < picks.size(); i++) {
            if (picks.get(i).equals("new")) {
                turns.add(i);
            }
        }
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i) - turns.get(i - 1)).isEqualTo(10);
        }
    }

    @Test
    void splitsAmongThree() {
        Map<String, Integer> shares = new LinkedHashMap<>(shares(80, 15));
        shares.put("newest", 5);
        List<String> picks = picks(new SmoothWeights(shares), 100);

        assertThat(Collections.frequency(picks, "old")).isEqualTo(80);
        assertThat(Collections.frequency(picks, "new")).isEqualTo(15);
        assertThat(Collections.frequency(picks, "newest")).isEqualTo(5);
    }

    private static Map<String, Integer> shares(int old, int fresh) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("old", old);
        shares.put("new", fresh);
        return shares;
    }

    private static List<String> picks(SmoothWeights split, int number) {
        List<String> picks = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            picks.add(split.pick());
        }
        return picks;
    }
}
