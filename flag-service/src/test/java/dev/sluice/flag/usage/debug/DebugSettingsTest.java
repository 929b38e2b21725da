package dev.sluice.flag.usage.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.flag.usage.debug.DebugSettings.Match;
import dev.sluice.flagengine.EvaluationContext;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebugSettingsTest {
    private static final Instant UNTIL = Instant.parse("2026-01-31T12:00:00Z");
    private static final UUID SALT = new UUID(1, 2);

    @ParameterizedTest
    @CsvSource({
        "ada,   free, 0.9, NAMED",
        "grace, gold, 0.9, SAMPLED",
        "grace, free, 0.4, SAMPLED",
        "grace, free, 0.5, NONE",
        "grace, free, 0.9, NONE",
    })
    void matchesByNameByAttributeOrByChance(String user, String plan, double chance, Match match) {
        assertThat(settings(0.5).match(caller(user, plan), UNTIL.minusMillis(1), chance))
                .isEqualTo(match);
    }

    @Test
    void endsByItselfWithoutAskingAnybody() {
        DebugSettings settings = settings(1);

        assertThat(settings.match(caller("ada", "gold"), UNTIL.minusNanos(1), 0))
                .isEqualTo(Match.NAMED);
        assertThat(settings.match(caller("ada", "gold"), UNTIL, 0)).isEqualTo(Match.NONE);
    }

    @Test
    void hidesWhoWasNotNamed() {
        DebugSettings settings = settings(1);
        EvaluationContext ada = caller("ada", "gold");
        String hidden = settings.contextId(ada, Match.SAMPLED);

        assertThat(settings.contextId(ada, Match.NAMED)).isEqualTo("ada");
        assertThat(hidden).matches("[0-9a-f]{16}").isEqualTo(settings.contextId(ada, Match.SAMPLED));
        assertThat(ContextHash.of(new UUID(3, 4), "ada"))
                .as("with another salt")
                .isNotEqualTo(hidden);
        assertThat(settings.contextId(caller("grace", "gold"), Match.SAMPLED)).isNotEqualTo(hidden);
        assertThat(settings.contextId(EvaluationContext.of(Map.of(), 0), Match.SAMPLED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesASampleThatIsNone(double sampling) {
        assertThatThrownBy(() -> settings(sampling)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToWatchCrowds() {
        Set<String> crowd = IntStream.range(0, 21).mapToObj(String::valueOf).collect(Collectors.toSet());

        assertThatThrownBy(() -> new DebugSettings("f", 0, crowd, Map.of(), false, UNTIL, SALT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DebugSettings settings(double sampling) {
        return new DebugSettings("f", sampling, Set.of("ada"), Map.of("plan", "gold"), false, UNTIL, SALT);
    }

    private static EvaluationContext caller(String user, String plan) {
        return EvaluationContext.of(Map.of("targetingKey", user, "plan", plan), 0);
    }
}
