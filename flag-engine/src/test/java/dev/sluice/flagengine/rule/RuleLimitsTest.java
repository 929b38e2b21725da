package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * Each of the six: how many elements come to the edge, how many nodes are around the loops, and how many within one are no variable and
     * so not counted by the element.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'map': [{'var': 'list'}, {'var': 'x'}]}                                | 9998 | 2 | 0",
                "{'filter': [{'var': 'list'}, {'var': 'x'}]}                             | 9998 | 2 | 0",
                "{'all': [{'var': 'list'}, {'!': {'var': 'x'}}]}                         | 4999 | 2 | 1",
                "{'some': [{'var': 'list'}, {'var': 'x'}]}                               | 9998 | 2 | 0",
                "{'none': [{'var': 'list'}, {'or': [{'var': 'x'}, {'var': 'x'}]}]}       | 3332 | 2 | 1",
                "{'reduce': [{'var': 'list'}, {'var': 'current.x'}, 0]}                  | 4998 | 3 | 1",
                "{'filter': [{'map': [{'var': 'list'}, {'var': 'self'}]}, {'var': 'x'}]} | 4998 | 3 | 0",
                "{'some': [{'var': 'list'}, {'all': [{'var': 'one'}, {'var': 'x'}]}]}    | 3332 | 2 | 1"
            })
    void visitsTenThousandNodesAtTheEdgeAndNoMoreBeyondIt(String logic, int elements, int around, int silentEach)
            throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule(logic);
        Counted last = new Counted();

        rule.evaluate(last.times(elements));

        assertThat(around + last.visits + (long) silentEach * elements)
                .isGreaterThan(Budget.NODES - 4)
                .isLessThanOrEqualTo(Budget.NODES);
        Counted beyond = new Counted();
        Scope tooMany = beyond.times(elements + 1);
        assertThatThrownBy(() -> rule.evaluate(tooMany))
                .isInstanceOf(RuleFailure.class)
                .hasMessageContaining("more than 10000 nodes");
        assertThat(around + beyond.visits + (long) silentEach * elements).isLessThanOrEqualTo(Budget.NODES);
    }

    /** An element that counts the variables that are read of it. */
    private static final class Counted extends AbstractMap<String, Object> {
        private int visits;

        Scope times(int count) {
            return Scope.ofCaller(Map.of("list", Collections.nCopies(count, this)), 0);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            visits++;
            return switch (String.valueOf(name)) {
                case "self" -> this;
                case "one" -> List.of(this);
                default -> null;
            };
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return true;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
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
