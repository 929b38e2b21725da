package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No rule and no context makes an evaluation long. */
class RuleLimitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Rule rule(String logic) throws JsonProcessingException, InvalidRuleException {
        return Rule.compile(JSON.readTree(logic.replace('\'', '"')), "flag", Map.of());
    }

    private static Scope numbers(int count) {
        return Scope.ofCaller(Map.of("list", IntStream.range(0, count).boxed().toList()), 0);
    }

    @Test
    void aRuleOfMoreThanTenThousandNodesIsRefused() {
        String list = String.join(
                ",", IntStream.range(0, 10_001).mapToObj(String::valueOf).toList());
        assertThatThrownBy(() -> rule("{'in': [{'var': 'x'}, [" + list + "]]}"))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("more than 10000 nodes");
    }

    @Test
    void aRuleThatIsNestedTooDeepIsRefused() {
        String deep = "{'!': ".repeat(51) + "true" + "}".repeat(51);
        assertThatThrownBy(() -> rule(deep)).hasMessageContaining("more than 50 levels deep");
    }

    @Test
    void nestedLoopsEndWithAFailure() throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule(
                "{'some': [{'var': 'list'}, {'some': [{'map': [[1, 2, 3], {'var': ''}]}, {'==': [{'var': ''}, -1]}]}]}");

        assertThat(rule.evaluate(numbers(100))).isEqualTo(false);
        assertThatThrownBy(() -> rule.evaluate(numbers(5_000)))
                .isInstanceOf(RuleFailure.class)
                .hasMessageContaining("more than 10000 nodes");
    }

    @Test
    void anotherCallerHasItsOwnBudget() throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule("{'some': [{'var': 'list'}, {'==': [{'var': ''}, -1]}]}");
        for (int i = 0; i < 10; i++) {
            assertThat(rule.evaluate(numbers(3_000))).isEqualTo(false);
        }
    }

    @Test
    void aListOfCallersIsOnlyLookedThrough() throws JsonProcessingException, InvalidRuleException {
        assertThat(rule("{'in': [-1, {'var': 'list'}]}").evaluate(numbers(100_000)))
                .isEqualTo(false);
        assertThat(rule("{'in': ['z', {'var': 'texts'}]}")
                        .evaluate(Scope.ofCaller(Map.of("texts", List.of("a", "z")), 0)))
                .isEqualTo(true);
    }
}
