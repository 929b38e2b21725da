package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.anonymous;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static dev.sluice.testing.Callers.bearer;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.text.IsBlankString.blankString;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is refused, each with its own problem and nothing stored. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagRefusalsIT {
    private static final String FLAGS = "/api/v1/flags";
    private static final String FLAG = "/api/v1/flags/{key}";

    @ParameterizedTest
    @CsvSource({
        "key, a key",
        "key, a/b",
        "key, ''",
        "key, .",
        "key, ..",
        "kind, permanent",
        "environment, pro duction",
        "service, ''",
        "defaultVariant, blue"
    })
    void refusesAFlagWithAWrongPart(String field, String value) {
        String key = "flag-" + UUID.randomUUID();
        Map<String, Object> body = body(key);
        body.put(field, value);
        refused(as(TestRole.OPERATOR).body(body).post(FLAGS), 400, "invalid-request");
        as(TestRole.VIEWER).get(FLAG, key).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"-1, 400", "100.5, 400", "0.0001, 400"})
    void refusesAPercentageThatIsNone(double percentage, int status) {
        String key = newFlag();
        Map<String, Object> body = Map.of("internal", false, "percentage", percentage, "reason", "test");
        refused(as(TestRole.OPERATOR).body(body).put(FLAG + "/exposure", key), status, "invalid-request");
        as(TestRole.VIEWER).get(FLAG, key).then().body("revision", is(1));
    }

    @Test
    void refusesAChangeWithoutAReason() {
        String key = newFlag();
        refused(as(TestRole.OPERATOR).body(Map.of()).post(FLAG + "/disable", key), 400, "invalid-request");
        refused(as(TestRole.OPERATOR).delete(FLAG, key), 400, "invalid-request");
        refused(
                as(TestRole.OPERATOR)
                        .body(Map.of("internal", false, "percentage", 1))
                        .put(FLAG + "/exposure", key),
                400,
                "invalid-request");
    }

    @Test
    void refusesAVariantThatTheFlagDoesNotHave() {
        Map<String, Object> body = Map.of("variant", "blue", "internal", false, "percentage", 1, "reason", "test");
        refused(as(TestRole.OPERATOR).body(body).put(FLAG + "/exposure", newFlag()), 422, "unknown-variant");
    }

    @Test
    void refusesBodiesThatAreNone() {
        refused(as(TestRole.OPERATOR).body("{").post(FLAGS), 400, "malformed-body");
        refused(as(TestRole.OPERATOR).post(FLAGS), 400, "invalid-request");
        Map<String, Object> body = body("flag-" + UUID.randomUUID());
        body.put("variants", "blue");
        refused(as(TestRole.OPERATOR).body(body).post(FLAGS), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"on\": true, \"off\": \"no\"}",
                "{\"on\": [1], \"off\": [2]}",
                "{\"on\": 9007199254740993, \"off\": 0}",
                "{\"a b\": true, \"off\": false}",
                "{\"on\": true}",
                "{\"off\": null}"
            })
    void refusesVariantsThatNoClientCouldHave(String variants) {
        String key = "flag-" + UUID.randomUUID();
        String body = """
                {"key": "%s", "kind": "release", "environment": "production", "service": "shop", "variants": %s}
                """.formatted(key, variants);
        refused(as(TestRole.OPERATOR).body(body).post(FLAGS), 400, "invalid-request");
        as(TestRole.VIEWER).get(FLAG, key).then().statusCode(404);
    }

    @Test
    void refusesWhatIsNotThere() {
        refused(as(TestRole.VIEWER).get(FLAG, "absent"), 404, "unknown-flag");
        refused(as(TestRole.VIEWER).get(FLAG + "/history", "absent"), 404, "unknown-flag");
        refused(
                as(TestRole.OPERATOR).body(Map.of("reason", "x")).post(FLAG + "/disable", "absent"),
                404,
                "unknown-flag");
    }

    @Test
    void refusesAnIfMatchThatIsNoRevision() {
        refused(
                as(TestRole.OPERATOR).header("If-Match", "latest").delete(FLAG + "?reason=x", newFlag()),
                400,
                "invalid-request");
    }

    @Test
    void refusesWhoeverHasNoToken() {
        refused(anonymous().get(FLAGS), 401, "unauthorized");
        refused(bearer("wrong").get(FLAGS), 401, "unauthorized");
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "APPROVER", "CLIENT", "REPORTER"})
    void refusesChangesByALowerRole(TestRole role) {
        String key = newFlag();
        refused(as(role).body(body("flag-" + UUID.randomUUID())).post(FLAGS), 403, "role-too-low");
        refused(as(role).body(Map.of("reason", "x")).post(FLAG + "/disable", key), 403, "role-too-low");
        refused(as(role).delete(FLAG + "?reason=x", key), 403, "role-too-low");
    }

    @Test
    void refusesTheRightRoleForAnotherEnvironment() {
        String key = newFlag();
        refused(
                asElsewhere(TestRole.OPERATOR)
                        .body(body("flag-" + UUID.randomUUID()))
                        .post(FLAGS),
                403,
                "grant-elsewhere");
        refused(
                asElsewhere(TestRole.OPERATOR).body(Map.of("reason", "x")).post(FLAG + "/disable", key),
                403,
                "grant-elsewhere");
        refused(asElsewhere(TestRole.VIEWER).get(FLAG, key), 403, "grant-elsewhere");
    }

    private static Map<String, Object> body(String key) {
        return new HashMap<>(Map.of("key", key, "kind", "release", "environment", "production", "service", "shop"));
    }

    private static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", is("urn:sluice:problem:" + code))
                .body("detail", not(blankString()));
    }
}
