package dev.sluice.flag.sync;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ExportIT {
    private static final String SET = "/api/v1/flag-sets/production/{service}";
    private static final String FLAG = "/api/v1/flags/{key}";

    private final String id = UUID.randomUUID().toString();
    private final String from = "from-" + id;
    private final String to = "to-" + id;

    /** Under other keys, since keys are unique in an installation. */
    @Test
    void whatIsExportedCanBeImportedAndDecidesTheSame() throws IOException {
        as(TestRole.OPERATOR)
                .body(
                        "{\"reason\": \"test\", \"anyOf\": [[{\"attribute\": \"plan\", \"operator\": \"in\", \"values\": [\"gold\"]}]]}")
                .put("/api/v1/segments/production/{service}/friends", from)
                .then()
                .statusCode(200);
        create("old-a-" + id);
        create("old-b-" + id);
        put("old-a-" + id, "targeting", """
                {"reason": "test", "targeting": {"rules": [{"when": [{"segment": "friends"}], "serve": "on"}]}}
                """);
        put("old-b-" + id, "prerequisites", """
                {"reason": "test", "prerequisites": [{"flag": "old-a-%s", "variants": ["on"]}]}
                """.formatted(id));
        put("old-b-" + id, "exposure", "{\"reason\": \"test\", \"internal\": false, \"percentage\": 100}");

        String file = as(TestRole.VIEWER)
                .get(SET, from)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        as(TestRole.OPERATOR)
                .body(file.replace("old-", "new-"))
                .post(SET + "/import?reason=moved", to)
                .then()
                .statusCode(200)
                .body("created", contains("new-a-" + id, "new-b-" + id));

        for (String flag : new String[] {"a-" + id, "b-" + id}) {
            evaluate("old-" + flag, Map.of("targetingKey", "ada", "plan", "gold"))
                    .body("value", is(true));
            evaluate("new-" + flag, Map.of("targetingKey", "ada", "plan", "gold"))
                    .body("value", is(true));
            evaluate("old-" + flag, Map.of("targetingKey", "ada", "plan", "tin"))
                    .body("value", is(false));
            evaluate("new-" + flag, Map.of("targetingKey", "ada", "plan", "tin"))
                    .body("value", is(false));
        }
    }

    @Test
    void isThatSetOnlyAndForThoseWhoMaySeeIt() throws IOException {
        create("alone-" + id);
        JsonNode file = new ObjectMapper()
                .readTree(as(TestRole.VIEWER)
                        .get(SET, from)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());

        assertThat(file.path("flags").fieldNames()).toIterable().containsExactly("alone-" + id);
        assertThat(file.at("/metadata/flagSetId").asText()).isEqualTo("production/" + from);
        asElsewhere(TestRole.VIEWER).get(SET, from).then().statusCode(403);
        as(TestRole.CLIENT).get(SET, from).then().statusCode(403);
    }

    private void create(String key) {
        as(TestRole.OPERATOR)
                .body(Map.of("key", key, "kind", "release", "environment", "production", "service", from))
                .post("/api/v1/flags")
                .then()
                .statusCode(201);
    }

    private static void put(String key, String part, String body) {
        as(TestRole.OPERATOR).body(body).put(FLAG + "/" + part, key).then().statusCode(200);
    }
}
