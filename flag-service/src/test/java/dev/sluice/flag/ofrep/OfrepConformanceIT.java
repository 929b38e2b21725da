package dev.sluice.flag.ofrep;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.testing.SseClient;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every body against the schemas of the OFREP 0.3.0 document, which is not part of this repository: it is looked for in
 * the folder {@code ofrep} of the one that {@code -Dsluice.conformance} names, by default beside the repository.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OfrepConformanceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE = "/ofrep/v1/evaluate/flags/{key}";
    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final Map<String, Object> ADA = Map.of("context", Map.of("targetingKey", "ada"));

    private ObjectNode document = JSON.createObjectNode();

    @BeforeEach
    void readDocument() throws IOException {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("sluice.conformance"), "set by Maven"));
        Path file = folder.resolve("ofrep/openapi.yaml");
        assumeTrue(
                Files.exists(file),
                "SKIPPED: OFREP conformance needs service/openapi.yaml of github.com/open-feature/protocol as"
                        + " ofrep/openapi.yaml in the folder that -Dsluice.conformance=… names");
        document = (ObjectNode) new YAMLMapper().readTree(file.toFile());
        // "This schema has no value property", says its description; its JSON forgets to, and then every flag matches
        // twice.
        ((ObjectNode) document.at("/components/schemas/codeDefaultFlag"))
                .putObject("not")
                .putArray("required")
                .add("value");
        // "An integer typed flag value" is for JSON a number too, so that whole ones match twice.
        ((ObjectNode) document.at("/components/schemas/floatFlag"))
                .putObject("not")
                .putObject("properties")
                .putObject("value")
                .put("type", "integer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"on\": \"blue\", \"off\": \"\"}",
                "{\"on\": 7, \"off\": -1}",
                "{\"on\": 0.25, \"off\": -2.5e10}",
                "{\"on\": {\"size\": 3, \"of\": [1, null, {}]}, \"off\": {}}"
            })
    void evaluatesValuesOfEachTypeAsTheProtocolSays(String variants) throws IOException {
        String key = "typed-" + UUID.randomUUID();
        as(TestRole.OPERATOR)
                .body("{\"key\": \"" + key + "\", \"kind\": \"release\", \"environment\": \"production\","
                        + " \"service\": \"shop\", \"variants\": " + variants + "}")
                .post("/api/v1/flags")
                .then()
                .statusCode(201);
        for (double percentage : new double[] {0, 100}) {
            expose(key, false, percentage);
            Response response = as(TestRole.CLIENT).body(ADA).post(ONE, key);
            conforms("serverEvaluationSuccess", response, 200);
            assertThat(JSON.readTree(response.asString()).path("value"))
                    .isEqualTo(JSON.readTree(variants).path(percentage == 0 ? "off" : "on"));
        }
        conforms("bulkEvaluationSuccess", as(TestRole.CLIENT).body(ADA).post(ALL), 200);
    }

    @Test
    void saysAsTheProtocolDoesThatAFlagCannotBeEvaluated() throws IOException {
        String key = newFlag();
        as(TestRole.OPERATOR)
                .body("{\"reason\": \"test\", \"targeting\": {\"logic\": {\"var\": \"which\"}}}")
                .put("/api/v1/flags/{key}/targeting", key)
                .then()
                .statusCode(200);
        Map<String, Object> body = Map.of("context", Map.of("targetingKey", "ada", "which", "no such variant"));
        Response one = as(TestRole.CLIENT).body(body).post(ONE, key);
        conforms("evaluationFailure", one, 400);
        assertThat(one.<String>path("errorCode")).isEqualTo("GENERAL");

        Response all = as(TestRole.CLIENT).body(body).post(ALL);
        conforms("bulkEvaluationSuccess", all, 200);
        assertThat(all.<String>path("flags.find { it.key == '" + key + "' }.errorCode"))
                .isEqualTo("GENERAL");
    }

    @Test
    void refusesAsTheProtocolSays() throws IOException {
        String key = newFlag();
        conforms("evaluationFailure", asElsewhere(TestRole.CLIENT).body(ADA).post(ONE, key), 403);
        conforms("bulkEvaluationFailure", as(TestRole.REPORTER).body(ADA).post(ALL), 403);
        conforms(
                "evaluationFailure",
                as(TestRole.CLIENT)
                        .header(SnapshotChoice.HEADER, "999999999")
                        .body(ADA)
                        .post(ONE, key),
                503);
        conforms(
                "bulkEvaluationFailure",
                as(TestRole.CLIENT)
                        .header(SnapshotChoice.HEADER, "999999999")
                        .body(ADA)
                        .post(ALL),
                503);
        Map<String, Object> provoking = Map.of("context", Map.of("targetingKey", Provoked.FAILURE));
        conforms("generalErrorResponse", as(TestRole.CLIENT).body(provoking).post(ONE, key), 500);
        conforms("generalErrorResponse", as(TestRole.CLIENT).body(provoking).post(ALL), 500);
    }

    @Test
    void evaluatesAsTheProtocolSays() throws IOException {
        String key = newFlag();
        conforms("serverEvaluationSuccess", as(TestRole.CLIENT).body(ADA).post(ONE, key), 200);
        expose(key, true, 50);
        conforms("serverEvaluationSuccess", as(TestRole.CLIENT).body(ADA).post(ONE, key), 200);
        Map<String, Object> insider = Map.of("context", Map.of("targetingKey", "ada", "internal", true));
        conforms("serverEvaluationSuccess", as(TestRole.CLIENT).body(insider).post(ONE, key), 200);
    }

    @Test
    void failsAsTheProtocolSays() throws IOException {
        String key = newFlag();
        conforms("evaluationFailure", as(TestRole.CLIENT).body("{").post(ONE, key), 400);
        conforms("evaluationFailure", as(TestRole.CLIENT).body("{}").post(ONE, key), 400);
        conforms(
                "evaluationFailure",
                as(TestRole.CLIENT).body("{\"context\":{}}").post(ONE, key),
                400);
        conforms("flagNotFound", as(TestRole.CLIENT).body(ADA).post(ONE, "absent"), 404);
        conforms(
                "bulkEvaluationFailure",
                as(TestRole.CLIENT).body("{\"context\":{}}").post(ALL),
                400);
    }

    @Test
    void evaluatesInBulkAsTheProtocolSays() throws IOException {
        newFlag();
        Response response = as(TestRole.CLIENT).body(ADA).post(ALL);
        conforms("bulkEvaluationSuccess", response, 200);
        JsonNode streams = JSON.readTree(response.asString()).path("eventStreams");
        assertThat(streams).hasSize(1);
        assertThat(problems("eventStream", streams.path(0))).isEmpty();
        assertThat(response.header("ETag")).isNotBlank();
    }

    @Test
    void tellsOfChangesAsTheProtocolSays() throws IOException {
        String key = newFlag();
        String path = as(TestRole.CLIENT).body(ADA).post(ALL).path("eventStreams[0].endpoint.requestUri");
        try (SseClient client =
                SseClient.open(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path), Map.of())) {
            expose(key, false, 100);
            SseClient.Message message = client.next();
            JsonNode event =
                    JSON.valueToTree(Map.of("id", message.id(), "event", message.type(), "data", message.data()));
            assertThat(problems("sseEvent", event)).isEmpty();
            assertThat(problems("sseEventData", JSON.readTree(message.data()))).isEmpty();
        }
    }

    @Test
    void wouldNoticeAWrongBody() throws IOException {
        JsonNode wrong = JSON.readTree("{\"key\":\"k\",\"reason\":\"BECAUSE\",\"value\":true}");
        assertThat(problems("serverEvaluationSuccess", wrong)).isNotEmpty();
        assertThat(problems(
                        "eventStream",
                        JSON.readTree("{\"type\":\"sse\",\"url\":\"https://a\",\"endpoint\":{\"requestUri\":\"/\"}}")))
                .isNotEmpty();
    }

    private void conforms(String name, Response response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(problems(name, JSON.readTree(response.asString())))
                .as(response.asString())
                .isEmpty();
    }

    private List<?> problems(String name, JsonNode body) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(name))
                .validate(body);
    }

    private JsonNode schema(String name) {
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", "#/components/schemas/" + name);
        return schema;
    }
}
