package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No rule and no context makes an evaluation large, nor long by means of large values. */
class RuleSizesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 60_000;

    private static Rule rule(String logic) throws JsonProcessingException, InvalidRuleException {
        return Rule.compile(JSON.readTree(logic.replace('\'', '"')), "flag", Map.of());
    }

    private static Scope caller() {
        String text = "a".repeat(LARGE);
        Map<String, Object> attributes = Map.of(
                "list",
                IntStream.range(0, 40).boxed().toList(),
                "many",
                Collections.nCopies(2_000, text),
                "text",
                text,
                "needle",
                "a".repeat(LARGE / 2) + "b",
                "number",
                "0x" + text,
                "names",
                IntStream.range(0, LARGE).mapToObj(i -> "n" + i).toList());
        return Scope.ofCaller(attributes, 0);
    }

    /** Inside of so many levels. */
    private static String nested(String open, int levels, String inside, String close) {
        return open.repeat(levels) + inside + close.repeat(levels);
    }

    private static void failsSoon(String logic, String message) throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule(logic);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(() -> rule.evaluate(caller()))
                .isInstanceOf(RuleFailure.class)
                .hasMessageContaining(message)
                .hasMessageContaining("send less"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'reduce': [{'var': 'list'}, {'cat': [{'var': 'accumulator'}, {'var': 'accumulator'}]}, 'x']}   | 100000",
                "{'reduce': [{'var': 'list'}, {'merge': [{'var': 'accumulator'}, {'var': 'accumulator'}]}, [1]]} | 100000",
                "{'map': [{'var': 'many'}, {'cat': [{'var': ''}, 'x']}]}                                         | 10000000",
                "{'map': [{'var': 'many'}, {'substr': [{'var': ''}, 1]}]}                                        | 10000000",
                "{'map': [{'var': 'many'}, {'var': ''}]}                                                         | 100000",
                "{'cat': [{'var': 'text'}, {'var': 'text'}]}                                                     | 100000",
                "{'cat': {'var': 'many'}}                                                                        | 100000",
                "{'merge': [{'var': 'names'}, {'var': 'names'}]}                                                 | 100000"
            })
    void aRuleThatMultipliesWhatItIsGivenFails(String logic, String limit)
            throws JsonProcessingException, InvalidRuleException {
        failsSoon(logic, "more than " + limit + " characters");
    }

    /** Twenty loops of one element each, and a list of a million million times the same. */
    @Test
    void aListThatHoldsItselfManyTimesOverIsNoText() throws JsonProcessingException, InvalidRuleException {
        String lists = nested("{'map': [", 20, "['x']", ", [{'var': ''}, {'var': ''}, {'var': ''}, {'var': ''}]]}");

        assertThat(rule(lists).evaluate(caller())).isInstanceOf(List.class);
        failsSoon("{'cat': [" + lists + "]}", "more than 100000 characters");
        failsSoon("{'in': [" + lists + ", 'x']}", "more than 100000 characters");
        failsSoon("{'var': " + lists + "}", "more than 100000 characters");
        failsSoon("{'missing': " + lists + "}", "more than 100000 characters");
        failsSoon("{'sem_ver': [" + lists + ", '=', '1.0.0']}", "more than 100000 characters");
    }

    @Test
    void aLargeRuleWithoutLoopsMakesNoMoreThanOneWithLoops() throws JsonProcessingException, InvalidRuleException {
        String cats = String.join(",", Collections.nCopies(2_000, "{'cat': [{'var': 'text'}, 'x']}"));
        failsSoon("{'merge': [" + cats + "]}", "more than 10000000 characters");
        String contexts = String.join(",", Collections.nCopies(9_000, "{'var': ''}"));
        Map<String, Object> wide = new HashMap<>();
        IntStream.range(0, 5_000).forEach(i -> wide.put("n" + i, i));
        assertThatThrownBy(() -> rule("[" + contexts + "]").evaluate(Scope.ofCaller(wide, 0)))
                .hasMessageContaining("more than 10000000 characters");
    }

    /** Hundreds of nodes that look at all of a large text: by the product of two lengths, one of them takes a second. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'in': [{'var': 'needle'}, {'var': 'text'}]}",
                "{'<': [{'var': 'number'}, 5]}",
                "{'==': [{'var': 'text'}, {'var': 'needle'}]}",
                "{'starts_with': [{'var': 'text'}, {'var': 'needle'}]}",
                "{'sem_ver': [{'var': 'text'}, '=', '1.0.0']}"
            })
    void aNodeTakesTimeInProportionToItsOperands(String node) throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule("{'or': [" + String.join(",", Collections.nCopies(500, node)) + "]}");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(rule.evaluate(caller()))
                .isNotEqualTo(true));
    }

    @Test
    void whatIsUsualIsMade() throws JsonProcessingException, InvalidRuleException {
        String joined = "{'reduce': [{'var': 'list'}, {'cat': [{'var': 'accumulator'}, ',', {'var': 'current'}]}, '']}";
        assertThat((String) rule(joined).evaluate(caller())).endsWith(",37,38,39");
        String collected = "{'reduce': [{'var': 'list'}, {'merge': [{'var': 'accumulator'}, {'var': 'current'}]}, []]}";
        assertThat(rule(collected).evaluate(caller()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(40);
        assertThat(rule("{'map': [{'var': 'names'}, 1]}").evaluate(numbers(9_000)))
                .isNotNull();
    }

    private static Scope numbers(int count) {
        return Scope.ofCaller(Map.of("names", IntStream.range(0, count).boxed().toList()), 0);
    }
}
