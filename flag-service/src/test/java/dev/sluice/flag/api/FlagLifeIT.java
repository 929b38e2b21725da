package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagLifeIT {
    private static final String FLAGS = "/api/v1/flags";
    private static final String FLAG = "/api/v1/flags/{key}";

    @Test
    void createsAFlagThatIsOffForEverybody() {
        String key = "flag-" + UUID.randomUUID();
        as(TestRole.OPERATOR)
                .body(Map.of("key", key, "kind", "release", "environment", "production", "service", "shop"))
                .post(FLAGS)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/flags/" + key))
                .body("id", is(key))
                .body("variants", equalTo(Map.of("on", true, "off", false)))
                .body("defaultVariant", is("off"))
                .body(
                        "exposure",
                        equalTo(Map.of("variant", "on", "otherwise", "off", "internal", false, "percentage", 0.0f)))
                .body("revision", is(1))
                .body("driver", nullValue());

        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200).body("value", is(false));
    }

    @Test
    void repeatsTheAnswerForTheSameIdempotencyKey() {
        String key = "flag-" + UUID.randomUUID();
        Map<String, String> body =
                Map.of("key", key, "kind", "release", "environment", "production", "service", "shop");
        for (int i = 0; i < 2; i++) {
            as(TestRole.OPERATOR)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(FLAGS)
                    .then()
                    .statusCode(201)
                    .body("revision", is(1));
        }
        as(TestRole.OPERATOR)
                .header("Idempotency-Key", key)
                .body(Map.of("key", key, "kind", "operational", "environment", "production", "service", "shop"))
                .post(FLAGS)
                .then()
                .statusCode(422)
                .body("type", is("urn:sluice:problem:idempotency-key-reused"));
    }

    @Test
    void changesExposureForThoseWhoSawTheLastRevision() {
        String key = newFlag();
        expose(key, true, 12.5)
                .header("ETag", is("\"2\""))
                .body("exposure.percentage", is(12.5f))
                .body("exposure.internal", is(true));
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("value", is(true));

        as(TestRole.OPERATOR)
                .header("If-Match", "\"1\"")
                .body(Map.of("internal", false, "percentage", 100, "reason", "late"))
                .put(FLAG + "/exposure", key)
                .then()
                .statusCode(412)
                .body("type", is("urn:sluice:problem:revision-mismatch"));
        as(TestRole.OPERATOR)
                .header("If-Match", "\"2\"")
                .body(Map.of("internal", false, "percentage", 100, "reason", "in time"))
                .put(FLAG + "/exposure", key)
                .then()
                .statusCode(200)
                .body("revision", is(3));
    }

    @Test
    void disablesWithAReasonThatHistoryAndAuditKeep() {
        String key = newFlag();
        expose(key, true, 100);
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "incident 42"))
                .post(FLAG + "/disable", key)
                .then()
                .statusCode(200)
                .body("exposure.percentage", is(0.0f))
                .body("exposure.internal", is(false));
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("value", is(false));

        as(TestRole.VIEWER)
                .get(FLAG + "/history", key)
                .then()
                .statusCode(200)
                .body("items.revision", contains(3, 2, 1))
                .body("items[0].reason", is("incident 42"))
                .body("items[0].by", is("operator"))
                .body("items[0].cause", is("PERSON"));
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject={key}", key)
                .then()
                .statusCode(200)
                .body("items.action", contains("change-flag", "change-flag", "create-flag"));
    }

    @Test
    void archivesForEver() {
        String key = newFlag();
        as(TestRole.OPERATOR)
                .delete(FLAG + "?reason=done&force=true", key)
                .then()
                .statusCode(204);

        evaluate(key, Map.of("targetingKey", "ada")).statusCode(404).body("errorCode", is("FLAG_NOT_FOUND"));
        as(TestRole.VIEWER).get(FLAG, key).then().statusCode(200).body("archived", is(true));
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "again"))
                .post(FLAG + "/disable", key)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-archived"));
        as(TestRole.OPERATOR)
                .body(Map.of("key", key, "kind", "release", "environment", "production", "service", "shop"))
                .post(FLAGS)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-exists"));
        as(TestRole.VIEWER).get(FLAGS + "?archived=true&limit=200").then().body("items.key", hasItem(key));
        as(TestRole.VIEWER).get(FLAGS + "?limit=200").then().body("items.key", not(hasItem(key)));
    }

    @Test
    void archivesWhatIsStillEvaluatedOnlyWhenTold() {
        String key = newFlag();
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
        as(TestRole.OPERATOR)
                .delete(FLAG + "?reason=done", key)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-evaluated"));
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);

        as(TestRole.OPERATOR)
                .delete(FLAG + "?reason=done&force=true", key)
                .then()
                .statusCode(204);
    }

    @Test
    void explainsAnEvaluation() {
        String key = newFlag();
        expose(key, true, 0);
        as(TestRole.VIEWER)
                .get(FLAG + "/explanation?targetingKey=ada&internal=true", key)
                .then()
                .statusCode(200)
                .body("variant", is("on"))
                .body("reason", is("TARGETING_MATCH"))
                .body("why", notNullValue());
    }
}
