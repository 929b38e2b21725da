package dev.sluice.flag.evaluation;

import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Reason;
import dev.sluice.flagengine.rule.Bucketing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {
    /** Bucket 50,846 of the flag new-checkout. */
    private static final String USER = "user-1";

    private static final EvaluationContext OUTSIDER = caller(USER);
    private static final EvaluationContext INSIDER =
            EvaluationContext.of(Map.of("targetingKey", USER, "internal", true), 0);

    private static EvaluationContext caller(String user) {
        return EvaluationContext.of(Map.of("targetingKey", user), 0);
    }

    static Stream<Arguments> everyExposureForBothAudiences() {
        long bucket = Bucketing.bucket(KEY, USER, FlagdDefinition.BUCKETS);
        double just = (bucket + 1) / 1000.0;
        double justNot = bucket / 1000.0;
        return Stream.of(
                Arguments.of(on(false, 0), OUTSIDER, "off", Reason.STATIC),
                Arguments.of(on(false, 0), INSIDER, "off", Reason.STATIC),
                Arguments.of(on(false, 100), OUTSIDER, "on", Reason.STATIC),
                Arguments.of(on(false, 100), INSIDER, "on", Reason.STATIC),
                Arguments.of(on(true, 100), OUTSIDER, "on", Reason.STATIC),
                Arguments.of(on(true, 100), INSIDER, "on", Reason.STATIC),
                Arguments.of(on(true, 0), OUTSIDER, "off", Reason.TARGETING_MATCH),
                Arguments.of(on(true, 0), INSIDER, "on", Reason.TARGETING_MATCH),
                Arguments.of(on(false, just), OUTSIDER, "on", Reason.TARGETING_MATCH),
                Arguments.of(on(false, justNot), OUTSIDER, "off", Reason.TARGETING_MATCH),
                Arguments.of(on(false, justNot), INSIDER, "off", Reason.TARGETING_MATCH),
                Arguments.of(on(true, justNot), INSIDER, "on", Reason.TARGETING_MATCH),
                Arguments.of(on(true, just), OUTSIDER, "on", Reason.TARGETING_MATCH),
                Arguments.of(new Exposure("off", "on", false, 0), OUTSIDER, "on", Reason.STATIC));
    }

    @ParameterizedTest
    @MethodSource("everyExposureForBothAudiences")
    void givesTheVariantAndTheReason(Exposure exposure, EvaluationContext context, String variant, Reason reason) {
        Evaluation evaluation =
                EvaluableFlag.of(flag(KEY, exposure), other -> null, Map.of()).evaluate(context);

        assertThat(evaluation)
                .isEqualTo(new Evaluation(variant, BooleanNode.valueOf(variant.equals("on")), reason, null, null));
    }

    @Test
    void takesNothingButTheBooleanTrueForInternal() {
        EvaluableFlag compiled = EvaluableFlag.of(flag(KEY, on(true, 0)), other -> null, Map.of());

        for (Object claim : List.of("true", 1, false, Map.of(), List.of(true))) {
            assertThat(compiled.evaluate(EvaluationContext.of(Map.of("targetingKey", USER, "internal", claim), 0))
                            .variant())
                    .isEqualTo("off");
        }
    }

    @Test
    void switchesNobodyOffWhenAPercentageRises() {
        List<Double> raises = List.of(0.0, 0.001, 0.1, 1.0, 5.0, 10.0, 25.0, 33.333, 50.0, 75.0, 99.999, 100.0);
        Set<String> before = Set.of();
        for (double percentage : raises) {
            Set<String> now = population(KEY, on(true, percentage));
            assertThat(now.containsAll(before)).as("at %s percent", percentage).isTrue();
            before = now;
        }
        assertThat(before).hasSize(10_000);
    }

    @Test
    void switchesNobodyOffForAnyTwoPercentagesOfAnyFlag() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            String key = "flag-" + random.nextInt(1_000_000);
            double low = random.nextInt(100_001) / 1000.0;
            double high = low + random.nextInt((int) Math.round((100 - low) * 1000) + 1) / 1000.0;
            Set<String> before = population(key, on(true, low));
            Set<String> after = population(key, on(true, Math.min(100, high)));
            assertThat(after.containsAll(before))
                    .as("seed %s: %s from %s to %s", seed, key, low, high)
                    .isTrue();
        }
    }

    @Test
    void exposesAboutThePercentageAsked() {
        for (double percentage : List.of(1.0, 5.0, 10.0, 25.0, 50.0)) {
            double share = percentage / 100;
            double deviation = Math.sqrt(10_000 * share * (1 - share));
            assertThat((double) population(KEY, on(false, percentage)).size())
                    .as("at %s percent", percentage)
                    .isBetween(10_000 * share - 4 * deviation, 10_000 * share + 4 * deviation);
        }
    }

    @Test
    void explainsWithTheNumbersThatDecided() {
        Why why = EvaluableFlag.of(flag(KEY, on(true, 10)), other -> null, Map.of())
                .explain(OUTSIDER);

        assertThat(why.bucket()).isEqualTo(Bucketing.bucket(KEY, USER, FlagdDefinition.BUCKETS));
        assertThat(why.sentence())
                .contains("bucket " + why.bucket() + " of 100000")
                .contains("10.0 percent");
    }

    private static Set<String> population(String key, Exposure exposure) {
        EvaluableFlag compiled = EvaluableFlag.of(flag(key, exposure), other -> null, Map.of());
        return IntStream.range(0, 10_000)
                .mapToObj(user -> "user-" + user)
                .filter(user -> "on".equals(compiled.evaluate(caller(user)).variant()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
