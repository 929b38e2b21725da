package dev.sluice.flagengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.FlagSet;
import dev.sluice.flagengine.InvalidDefinitionException;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sentences of flagd's scenarios mean for this engine, seen through the eyes of an OpenFeature client: typed, with a fallback. */
public final class EvaluatorSteps {
    static Path flags = Path.of("");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> context = new HashMap<>();
    private @Nullable FlagSet set;
    private String key = "";
    private String type = "";
    private String fallback = "";
    private JsonNode value = JsonNodeFactory.instance.nullNode();
    private String reason = "";
    private String error = "";
    private Map<String, JsonNode> metadata = Map.of();

    @Given("an evaluator")
    public void anEvaluator() throws IOException, InvalidDefinitionException {
        set = FlagSet.read(JSON.readTree(flags.toFile()));
    }

    @Given("a {word}-flag with key {string} and a fallback value {string}")
    public void aFlag(String ofType, String withKey, String withFallback) {
        type = ofType;
        key = withKey;
        fallback = withFallback;
    }

    @Given("a context containing a key {string}, with type {string} and with value {string}")
    public void anAttribute(String name, String ofType, String text) {
        context.put(
                name,
                switch (ofType) {
                    case "Integer" -> Integer.valueOf(text);
                    case "Float" -> Double.valueOf(text);
                    case "Boolean" -> Boolean.valueOf(text);
                    default -> text;
                });
    }

    @Given("a context containing a nested property with outer key {string} and inner key {string}, with value {string}")
    public void aNestedAttribute(String outer, String inner, String text) {
        context.put(outer, Map.of(inner, text));
    }

    @Given("a context containing a targeting key with value {string}")
    public void aTargetingKey(String text) {
        context.put("targetingKey", text);
    }

    @When("the flag was evaluated with details")
    public void evaluated() throws IOException {
        assertThat(set).isNotNull();
        CompiledFlag flag = set == null ? null : set.flag(key);
        value = typed(fallback);
        if (flag == null) {
            reason = "ERROR";
            error = "FLAG_NOT_FOUND";
            return;
        }
        Evaluation evaluation = flag.evaluate(EvaluationContext.of(context, 0));
        metadata = flag.definition().metadata();
        reason = evaluation.reason().name();
        error = evaluation.error() == null ? "" : evaluation.error().name();
        JsonNode found = evaluation.value();
        if (found != null && found.getNodeType() != value.getNodeType()) {
            reason = "ERROR";
            error = "TYPE_MISMATCH";
        } else if (found != null) {
            value = found;
        }
    }

    @Then("the resolved details value should be {string}")
    public void theValueIs(String expected) throws IOException {
        assertThat(value).isEqualTo(typed(expected.replace("\\\"", "\"")));
    }

    @Then("the reason should be {string}")
    public void theReasonIs(String expected) {
        assertThat(reason).isEqualTo(expected);
    }

    @Then("the error-code should be {string}")
    public void theErrorIs(String expected) {
        assertThat(error).isEqualTo(expected);
    }

    @Then("the resolved metadata should contain")
    public void theMetadataContain(DataTable expected) throws IOException {
        for (Map<String, String> row : expected.asMaps()) {
            boolean isText = "String".equals(row.get("metadata_type"));
            JsonNode wanted = isText ? JSON.valueToTree(row.get("value")) : JSON.readTree(row.get("value"));
            assertThat(metadata).containsEntry(String.valueOf(row.get("key")), wanted);
        }
    }

    @Then("the resolved metadata is empty")
    public void theMetadataAreEmpty() {
        assertThat(metadata).isEmpty();
    }

    private JsonNode typed(String text) throws IOException {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "string" -> JSON.valueToTree(text);
            default -> JSON.readTree(text);
        };
    }
}
