package dev.sluice.flag.evaluation;

import static dev.sluice.flag.model.Flags.SCOPE;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.Operator;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Serve;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import dev.sluice.flagengine.EvaluationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecidedTest {
    private static final Exposure NOBODY = on(false, 0);
    private static final Exposure HALF = on(true, 50);
    private static final Targeting RULES = new Targeting.Rules(List.of(
            new TargetingRule("gold", when("plan", "gold"), new Serve.One("on")),
            new TargetingRule(null, when("country", "de"), new Serve.Split(Map.of("on", 1, "off", 1), null))));

    static Stream<Arguments> everyWayToDecide() {
        return Stream.of(
                Arguments.of(true, Targeting.NONE, NOBODY, Map.of(), "exposure: everybody", false),
                Arguments.of(true, Targeting.NONE, HALF, Map.of(), "exposure: percentage", true),
                Arguments.of(true, Targeting.NONE, HALF, Map.of("internal", true), "exposure: internal", false),
                Arguments.of(false, Targeting.NONE, HALF, Map.of(), "disabled", false),
                Arguments.of(true, RULES, NOBODY, Map.of(), "exposure: everybody", false),
                Arguments.of(true, RULES, NOBODY, Map.of("plan", "gold"), "rule 1 (gold)", false),
                Arguments.of(true, RULES, NOBODY, Map.of("country", "de"), "rule 2", true),
                Arguments.of(true, RULES, HALF, Map.of("country", "de"), "rule 2", true),
                Arguments.of(true, RULES, HALF, Map.of(), "exposure: percentage", true),
                Arguments.of(true, RULES, HALF, Map.of("internal", true), "exposure: internal", false),
                Arguments.of(
                        true,
                        expert("{\"if\":[{\"var\":\"vip\"},\"on\",null]}"),
                        NOBODY,
                        Map.of(),
                        "exposure: everybody",
                        false),
                Arguments.of(
                        true,
                        expert("{\"if\":[{\"var\":\"vip\"},\"on\",null]}"),
                        NOBODY,
                        Map.of("vip", true),
                        "expert rule",
                        false),
                Arguments.of(
                        true,
                        expert("{\"if\":[{\"var\":\"vip\"},\"on\",null]}"),
                        HALF,
                        Map.of("vip", true),
                        "expert rule",
                        false),
                Arguments.of(
                        true,
                        expert("{\"if\":[{\"var\":\"vip\"},\"on\",null]}"),
                        HALF,
                        Map.of(),
                        "exposure: percentage",
                        true));
    }

    @ParameterizedTest
    @MethodSource("everyWayToDecide")
    void namesWhatDecided(
            boolean enabled,
            Targeting targeting,
            Exposure exposure,
            Map<String, Object> attributes,
            String by,
            boolean drawn) {
        expect(flagWith(enabled, List.of(), targeting, exposure), attributes, by, drawn);
    }

    @ParameterizedTest
    @MethodSource("everyWayToDecide")
    void namesTheSameBehindAPrerequisite(
            boolean enabled,
            Targeting targeting,
            Exposure exposure,
            Map<String, Object> attributes,
            String by,
            boolean drawn) {
        Prerequisite other = new Prerequisite("other", Set.of("on"));

        boolean cannotBeTold = targeting instanceof Targeting.Expert && by.equals("exposure: everybody");
        expect(
                flagWith(enabled, List.of(other), targeting, exposure),
                attributes,
                cannotBeTold ? "expert rule or exposure" : by,
                drawn);
    }

    @Test
    void namesAPrerequisiteThatDoesNotHold() {
        Prerequisite other = new Prerequisite("other", Set.of("off"));

        expect(flagWith(true, List.of(other), RULES, HALF), Map.of("plan", "gold"), "prerequisites", false);
    }

    /** The other flag is on for everybody, but only evaluating tells. */
    private static void expect(Flag flag, Map<String, Object> attributes, String by, boolean drawn) {
        Map<String, Object> caller = new HashMap<>(attributes);
        caller.put("targetingKey", "ada");
        Decided decided = EvaluableFlag.of(
                        flag,
                        key -> flagWith(
                                "other",
                                true,
                                List.of(),
                                expert("{\"if\":[{\"var\":\"targetingKey\"},\"on\",\"off\"]}"),
                                HALF),
                        Map.of())
                .decide(EvaluationContext.of(caller, 0));

        assertThat(decided.by()).isEqualTo(by);
        assertThat(decided.draw() != null).as("a bucket decided").isEqualTo(drawn);
    }

    private static Flag flagWith(
            boolean enabled, List<Prerequisite> prerequisites, Targeting targeting, Exposure exposure) {
        return flagWith("new-checkout", enabled, prerequisites, targeting, exposure);
    }

    private static Flag flagWith(
            String key, boolean enabled, List<Prerequisite> prerequisites, Targeting targeting, Exposure exposure) {
        return Flag.create(
                new Definition(key, Kind.RELEASE, SCOPE, Variants.onOff()),
                new Content(Card.EMPTY, enabled, prerequisites, targeting, exposure));
    }

    private static List<Clause> when(String attribute, String value) {
        return List.of(new Clause.Compare(attribute, Operator.IN, List.of(TextNode.valueOf(value)), false));
    }

    private static Targeting expert(String logic) {
        try {
            JsonNode read = new ObjectMapper().readTree(logic);
            return new Targeting.Expert(read);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
