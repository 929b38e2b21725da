package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    private static final int LONG = 2_000;

    @Test
    void findsWhatJavaFinds() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String text = text(random, LONG);
            int from = random.nextInt(LONG - 100);
            String part = text.substring(from, from + 60 + random.nextInt(40));
            String changed = part.substring(1) + (random.nextBoolean() ? "a" : "b");

            assertThat(TextSearch.contains(text, part)).isTrue();
            assertThat(TextSearch.contains(text, changed)).isEqualTo(text.contains(changed));
        }
    }

    @Test
    void findsLongTextAtTheBeginningAndTheEndAndAsAWhole() {
        String text = text(new Random(8), LONG);
        assertThat(TextSearch.contains(text, text)).isTrue();
        assertThat(TextSearch.contains(text, text.substring(0, 500))).isTrue();
        assertThat(TextSearch.contains(text, text.substring(LONG - 500))).isTrue();
        assertThat(TextSearch.contains(text, text + "a")).isFalse();
        assertThat(TextSearch.contains(text, "")).isTrue();
    }

    /** Few letters, so that matches break off late. */
    private static String text(Random random, int length) {
        return random.ints(length, 0, 20)
                .mapToObj(each -> each == 0 ? "b" : "a")
                .collect(Collectors.joining());
    }
}
