package dev.sluice.kit.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlOrJsonTest {
    private final YamlOrJson bodies = new YamlOrJson();

    @Test
    void yamlAndJsonOfTheSameContentAreTheSame() {
        JsonNode yaml = parse("application/yaml", "name: a\nsteps: [1, 5]\nchange: {from: \"1.0\", to: \"2.0\"}\n");
        JsonNode json = parse(
                "application/json; charset=utf-8",
                "{\"name\":\"a\",\"steps\":[1,5],\"change\":{\"from\":\"1.0\",\"to\":\"2.0\"}}");

        assertThat(yaml).isEqualTo(json);
        assertThat(parse(null, "{}").isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x [1]\nb: *x\n", "a: &x 1\n", "*x\n", "base: &b {a: 1}\nd:\n  <<: *b\n"})
    void anchorsAndAliasesAreRefused(String body) {
        assertThatThrownBy(() -> parse("application/x-yaml", body))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.YAML_ALIAS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a: [1", "a: 1\na: 2\n", "a: 1\n---\nb: 2\n", "\ta: 1", "!!java.net.URL [http://a]: 1\n  x"})
    void malformedYamlIsRefused(String body) {
        malformed("text/yaml", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "{\"a\":1,\"a\":2}", "{} {}", "{'a':1}", "NaN"})
    void malformedJsonIsRefused(String body) {
        malformed("application/json", body);
    }

    @Test
    void nestingIsBounded() {
        parse("application/json", "[".repeat(32) + "]".repeat(32));
        parse("application/yaml", "[".repeat(31) + "]".repeat(31));
        malformed("application/json", "[".repeat(33) + "]".repeat(33));
        malformed("application/yaml", "[".repeat(33) + "]".repeat(33));
    }

    @Test
    void theDetailSaysWhereAndQuotesNothing() {
        assertThatThrownBy(() -> parse("application/json", "{\n \"token\": secret }"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("secret");
    }

    private void malformed(String type, String body) {
        assertThatThrownBy(() -> parse(type, body))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.MALFORMED_BODY));
    }

    private JsonNode parse(@Nullable String type, String body) {
        return bodies.parse(type, body.getBytes(StandardCharsets.UTF_8));
    }
}
