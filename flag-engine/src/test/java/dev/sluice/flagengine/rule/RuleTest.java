package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator in its usual and its odd cases; what is expected was taken from {@code @openfeature/flagd-core} 4.0.1. */
class RuleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTEXT = """
            {"name": "ada", "age": 36, "plan": "pro", "tags": ["a", "b"], "zero": 0, "none": null, "empty": [],
             "numbers": [1, 2, 3], "text": "12", "yes": true, "user": {"city": "Paris"}, "a.b": "dotted", "targetingKey": "u1"}
            """;

    private static Rule rule(String logic) throws JsonProcessingException, InvalidRuleException {
        Map<String, JsonNode> evaluators = Map.of(
                "adult", JSON.readTree("{\">=\": [{\"var\": \"age\"}, 18]}"),
                "nested", JSON.readTree("{\"!\": {\"$ref\": \"adult\"}}"));
        return Rule.compile(JSON.readTree(logic), "flag", evaluators);
    }

    private static Scope caller() throws JsonProcessingException {
        return Scope.ofCaller(
                JSON.readValue(CONTEXT, new TypeReference<Map<String, @Nullable Object>>() {}), 1_700_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // variables
                "{'var': 'name'}                              | 'ada'",
                "{'var': ['nobody', 'x']}                     | 'x'",
                "{'var': ['none', 'x']}                       | null",
                "{'var': 'user.city'}                         | 'Paris'",
                "{'var': 'user.city.street'}                  | null",
                "{'var': 'tags.1'}                            | 'b'",
                "{'var': 'tags.length'}                       | 2",
                "{'var': 'a\\\\.b'}                           | 'dotted'",
                "{'var': {'cat': ['na', 'me']}}               | 'ada'",
                "{'var': {'cat': ['tags.', 0]}}               | 'a'",
                "{'var': [{'var': 'tags'}, 'x']}              | 'x'",
                "{'!': {'var': {'var': 'empty'}}}             | false",
                "{'!': {'var': {'merge': [['']]}}}            | false",
                "{'!': {'var': [[]]}}                         | false",
                "{'!': {'var': [[], 'x']}}                    | false",
                "{'missing': [[]]}                            | []",
                "{'var': '$flagd.flagKey'}                    | 'flag'",
                "{'var': '$flagd.timestamp'}                  | 1700000000",
                "{'var': '$flagd.other'}                      | null",
                "{'missing': ['name', 'nobody', 'none']}      | ['nobody']",
                "{'missing_some': [1, ['nobody', 'name']]}    | []",
                "{'missing_some': [2, ['nobody', 'name']]}    | ['nobody']",
                // logic
                "{'if': [{'var': 'zero'}, 'a', 'b']}          | 'b'",
                "{'if': [{'var': 'empty'}, 'a', {'var': 'tags'}, 'b', 'c']} | 'b'",
                "{'if': [{'var': 'zero'}, 'a']}               | null",
                "{'if': []}                                   | null",
                "{'or': [{'var': 'zero'}, {'var': 'name'}]}   | 'ada'",
                "{'and': [{'var': 'name'}, {'var': 'zero'}]}  | 0",
                "{'!': {'var': 'empty'}}                      | true",
                "{'!!': [{'var': 'name'}]}                    | true",
                // comparisons
                "{'==': [{'var': 'text'}, 12]}                | true",
                "{'===': [{'var': 'text'}, 12]}               | false",
                "{'==': [{'var': 'none'}, 0]}                 | true",
                "{'==': [{'var': 'none'}, '']}                | false",
                "{'!=': [{'var': 'name'}, 'bob']}             | true",
                "{'<': ['abc', {'var': 'name'}]}              | true",
                "{'<': [18, {'var': 'age'}, 65]}              | true",
                "{'<': [18, {'var': 'age'}, 30]}              | false",
                "{'>=': [{'var': 'yes'}, 1]}                  | true",
                // arithmetic
                "{'+': [{'var': 'age'}, '4', true]}           | 41.0",
                "{'+': {'var': 'numbers'}}                    | 6.0",
                "{'-': {'var': 'age'}}                        | -36.0",
                "{'-': [{'var': 'age'}, 6, 10]}               | 20.0",
                "{'*': [{'var': 'age'}, 0.5]}                 | 18.0",
                "{'/': [{'var': 'age'}, 8]}                   | 4.5",
                "{'%': [{'var': 'age'}, 7]}                   | 1.0",
                "{'max': [{'var': 'age'}, 40, 3]}             | 40.0",
                "{'min': {'var': 'numbers'}}                  | 1.0",
                // text and lists
                "{'cat': ['v', {'var': 'age'}, '-', {'var': 'none'}, 1.50]} | 'v36-1.5'",
                "{'substr': ['jsonlogic', 4]}                 | 'logic'",
                "{'substr': ['jsonlogic', -5]}                | 'logic'",
                "{'substr': ['jsonlogic', 1, 3]}              | 'son'",
                "{'substr': ['jsonlogic', 4, -2]}             | 'log'",
                "{'in': [{'var': 'plan'}, ['pro', 'max', 3]]} | true",
                "{'in': [3.0, ['pro', 'max', 3]]}             | true",
                "{'in': ['aris', {'var': 'user.city'}]}       | true",
                "{'in': ['a', {'var': 'nobody'}]}             | false",
                "{'merge': [[1], 2, {'var': 'tags'}]}         | [1, 2, 'a', 'b']",
                "{'starts_with': [{'var': 'name'}, 'a']}      | true",
                "{'ends_with': [{'var': 'age'}, '6']}         | null",
                // iterations
                "{'map': [{'var': 'numbers'}, {'*': [{'var': ''}, 2]}]}      | [2.0, 4.0, 6.0]",
                "{'filter': [{'var': 'numbers'}, {'>': [{'var': ''}, 1]}]}   | [2, 3]",
                "{'all': [{'var': 'empty'}, true]}                           | false",
                "{'some': [{'var': 'tags'}, {'==': [{'var': ''}, 'b']}]}     | true",
                "{'none': [{'var': 'nobody'}, true]}                         | true",
                "{'reduce': [{'var': 'numbers'}, {'+': [{'var': 'current'}, {'var': 'accumulator'}]}, 10]} | 16.0",
                // references
                "{'if': [{'$ref': 'adult'}, 'yes', 'no']}     | 'yes'"
            })
    void means(String logic, String result) throws JsonProcessingException, InvalidRuleException {
        JsonNode value = JSON.readTree(JSON.writeValueAsString(rule(json(logic)).evaluate(caller())));
        assertThat(value).isEqualTo(JSON.readTree(json(result)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'>': [{'var': 'name'}, 5]}                         | neither both text nor both numbers",
                "{'==': [{'var': 'tags'}, 1]}                        | neither both text nor both numbers",
                "{'+': [{'var': 'name'}, 1]}                         | no number",
                "{'/': [{'var': 'age'}, {'var': 'zero'}]}            | no number",
                "{'max': [{'var': 'text'}]}                          | no number",
                "{'in': [1, {'var': 'age'}]}                         | neither text nor a list",
                "{'substr': [{'var': 'age'}, 1]}                     | no text",
                "{'map': [{'var': 'name'}, 1]}                       | no list",
                "{'reduce': [{'var': 'tags'}, [[{'var': 'current'}]], 0]} | within each other"
            })
    void failsForThisCaller(String logic, String message) throws JsonProcessingException, InvalidRuleException {
        Rule rule = rule(json(logic));
        Scope caller = caller();
        assertThatThrownBy(() -> rule.evaluate(caller))
                .isInstanceOf(RuleFailure.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'matches': [{'var': 'name'}, 'a.*']}    | /matches is no operator",
                "{'if': [{'==': [1]}, 'a', 'b']}          | /if/0/== needs two values",
                "{'and': {'var': 'name'}}                 | /and needs a list",
                "{'==': [1, 2], '!=': [1, 2]}             | several operators",
                "{'in': ['a']}                            | /in needs a list of 2",
                "{'+': ['a', 1]}                          | fails for everybody",
                "{'$ref': 'nobody'}                       | refers to 'nobody'",
                "{'$ref': 'nested'}                       | which flagd does not support"
            })
    void isRefused(String logic, String message) {
        assertThatThrownBy(() -> rule(json(logic)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    /** For readers: single quotes in place of double ones. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
