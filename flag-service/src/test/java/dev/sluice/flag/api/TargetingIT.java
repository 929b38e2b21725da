package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.flag.Flagging;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class TargetingIT {
    private static final String FLAG = "/api/v1/flags/{key}";
    private static final String SEGMENTS = "/api/v1/segments/production/shop";

    @Test
    void rulesDecideBeforeTheExposureAndSayWhy() {
        String key = newFlag();
        target(key, """
                {"rules": [{"name": "testers",
                            "when": [{"attribute": "email", "operator": "ends-with", "values": ["@sluice.dev"]}],
                            "serve": "on"}]}
                """).statusCode(200).body("revision", is(2)).body("stage", is("enabled"));

        evaluate(key, Map.of("targetingKey", "ada", "email", "ada@sluice.dev")).body("variant", is("on"));
        evaluate(key, Map.of("targetingKey", "ada")).body("variant", is("off")).body("reason", is("TARGETING_MATCH"));
        as(TestRole.VIEWER)
                .body(Map.of("context", Map.of("targetingKey", "ada", "email", "ada@sluice.dev")))
                .post(FLAG + "/explanation", key)
                .then()
                .statusCode(200)
                .body("why", containsString("rule 1 (testers)"));
        as(TestRole.VIEWER)
                .get(FLAG, key)
                .then()
                .body("targeting.rules[0].when[0].operator", is("ends-with"))
                .body("targeting.rules[0].serve", is("on"));
    }

    @Test
    void expertsWriteJsonLogic() {
        String key = newFlag();
        target(key, "{\"logic\": {\"if\": [{\"==\": [{\"var\": \"plan\"}, \"pro\"]}, \"on\", null]}}")
                .statusCode(200);

        evaluate(key, Map.of("targetingKey", "ada", "plan", "pro")).body("variant", is("on"));
        evaluate(key, Map.of("targetingKey", "ada", "plan", "free"))
                .body("variant", is("off"))
                .body("reason", is("UNKNOWN")); // flagd's DEFAULT is no reason of OFREP
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"rules\": [{\"when\": [], \"serve\": \"blue\"}]}  | 422 | unknown-variant",
                "{\"logic\": {\"if\": [true, \"blue\", \"off\"]}}    | 422 | unknown-variant",
                "{\"logic\": {\"teleport\": []}}                     | 422 | invalid-content",
                "{\"logic\": {\"$ref\": \"nowhere\"}}                | 422 | invalid-content",
                "{\"rules\": [{\"when\": [{\"segment\": \"nobody\"}], \"serve\": \"on\"}]} | 422 | invalid-content",
                "{\"rules\": [{\"when\": [{\"attribute\": \"a\", \"operator\": \"like\", \"values\": [\"x\"]}], \"serve\": \"on\"}]} | 400 | invalid-request",
                "{\"rules\": [{\"when\": [], \"serve\": {\"weights\": {\"on\": 0, \"off\": 0}}}]} | 400 | invalid-request",
                "{\"rules\": [{\"when\": [], \"serve\": {\"weights\": {\"on\": 2147483647, \"off\": 1}}}]} | 400 | invalid-request",
                "{\"logic\": \"on\"}   | 400 | invalid-request",
                "{\"logic\": true}     | 400 | invalid-request",
                "{\"logic\": {}}       | 400 | invalid-request",
                "{\"logic\": {\"fractional\": [[\"on\", 0], [\"off\", 0]]}}   | 422 | invalid-content",
                "{\"logic\": {\"fractional\": [[\"on\", 0.5], [\"off\", 1]]}} | 422 | invalid-content",
                "{\"logic\": {\"if\": [{\"starts_with\": [{\"var\": \"a\"}]}, \"on\", \"off\"]}} | 422 | invalid-content",
                "{\"logic\": {\"or\": [{\"var\": \"a\"}, \"blue\"]}}         | 422 | invalid-content",
                "{\"rules\": [{\"when\": [{\"attribute\": \"a\", \"operator\": \"version >=\", \"values\": [\"banana\"], \"not\": true}], \"serve\": \"on\"}]} | 422 | invalid-content",
                "{\"rules\": [{\"when\": [{\"segment\": \"beta\", \"attribute\": \"country\", \"operator\": \"in\", \"values\": [\"FR\"]}], \"serve\": \"on\"}]} | 400 | invalid-request",
                "{\"rules\": {}} | 400 | invalid-request",
                "[]              | 400 | invalid-request"
            })
    void refusesWhatCannotBeMeantAndChangesNothing(String targeting, int status, String problem) {
        String key = newFlag();

        target(key, targeting).statusCode(status).body("type", is("urn:sluice:problem:" + problem));
        as(TestRole.VIEWER).get(FLAG, key).then().body("revision", is(1));
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
    }

    @Test
    void flagsFollowTheirSegments() {
        String segment = "testers-" + UUID.randomUUID();
        segment(segment, "ada").statusCode(200);
        String key = newFlag();
        target(key, "{\"rules\": [{\"when\": [{\"segment\": \"" + segment + "\"}], \"serve\": \"on\"}]}")
                .statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).body("variant", is("on"));

        segment(segment, "bob").statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).body("variant", is("off"));
        evaluate(key, Map.of("targetingKey", "bob")).body("variant", is("on"));

        as(TestRole.OPERATOR)
                .delete(SEGMENTS + "/{name}?reason=over", segment)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:segment-in-use"))
                .body("detail", containsString(key));
        target(key, "{\"rules\": []}").statusCode(200);
        as(TestRole.OPERATOR)
                .delete(SEGMENTS + "/{name}?reason=over", segment)
                .then()
                .statusCode(204);
        as(TestRole.VIEWER).get(SEGMENTS).then().body("find { it.name == '" + segment + "' }", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"beta\"]",
                "[{}]",
                "[null]",
                "[7]",
                "[[]]",
                "[{\"attribute\": \"a\", \"operator\": \"in\", \"values\": [\"x\"]}]",
                "[[{\"attribute\": \"a\", \"operator\": \"in\", \"values\": [\"x\"]}], []]"
            })
    void refusesASegmentThatWouldBeEverybody(String anyOf) {
        String segment = "everybody-" + UUID.randomUUID();
        as(TestRole.OPERATOR)
                .body("{\"anyOf\": " + anyOf + ", \"reason\": \"test\"}")
                .put(SEGMENTS + "/{name}", segment)
                .then()
                .statusCode(400)
                .body("type", is("urn:sluice:problem:invalid-request"))
                .body("errors[0].path", startsWith("anyOf["));
        as(TestRole.VIEWER).get(SEGMENTS).then().body("find { it.name == '" + segment + "' }", nullValue());
    }

    @Test
    void prerequisitesHoldFirstAndCannotWaitForEachOther() {
        String parent = newFlag();
        String child = newFlag();
        expose(child, 100);
        require(child, parent).statusCode(200);
        evaluate(child, Map.of("targetingKey", "ada")).body("variant", is("off"));

        expose(parent, 100);
        evaluate(child, Map.of("targetingKey", "ada")).body("variant", is("on"));

        require(parent, child)
                .statusCode(422)
                .body("type", is("urn:sluice:problem:invalid-content"))
                .body("detail", containsString("wait for each other"));
        as(TestRole.OPERATOR)
                .delete(FLAG + "?reason=over&force=true", parent)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-in-use"))
                .body("detail", containsString(child));
    }

    @Test
    void revertsToAnEarlierRevision() {
        String key = newFlag();
        expose(key, 25);
        target(key, "{\"rules\": [{\"when\": [], \"serve\": \"on\"}]}").statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).body("variant", is("on"));

        as(TestRole.OPERATOR)
                .body(Map.of("revision", 2, "reason", "wrong rule"))
                .post(FLAG + "/revert", key)
                .then()
                .statusCode(200)
                .body("revision", is(4))
                .body("exposure.percentage", is(25.0f))
                .body("targeting.rules", equalTo(List.of()));
        as(TestRole.VIEWER)
                .get(FLAG + "/history", key)
                .then()
                .body("items[0].before.targeting.rules[0].serve", is("on"))
                .body("items[0].after.targeting.rules", equalTo(List.of()))
                .body("items[3].before", nullValue());
        as(TestRole.OPERATOR)
                .body(Map.of("revision", 99, "reason", "none"))
                .post(FLAG + "/revert", key)
                .then()
                .statusCode(400)
                .body("errors[0].path", is("revision"));
    }

    @Test
    void keepsWhatPeopleShouldKnow() {
        String key = newFlag();
        as(TestRole.OPERATOR)
                .body(Map.of(
                        "card",
                        Map.of("description", "The new checkout", "owner", "payments", "tags", List.of("q4", "money")),
                        "reason",
                        "described"))
                .put(FLAG + "/card", key)
                .then()
                .statusCode(200)
                .body("card.owner", is("payments"))
                .body("card.tags", equalTo(List.of("money", "q4")))
                .body("stage", is("created"));
    }

    private static ValidatableResponse target(String key, String targeting) {
        return as(TestRole.OPERATOR)
                .body("{\"targeting\": " + targeting + ", \"reason\": \"test\"}")
                .put(FLAG + "/targeting", key)
                .then();
    }

    private static ValidatableResponse require(String key, String other) {
        return as(TestRole.OPERATOR)
                .body(Map.of(
                        "prerequisites", List.of(Map.of("flag", other, "variants", List.of("on"))), "reason", "test"))
                .put(FLAG + "/prerequisites", key)
                .then();
    }

    private static void expose(String key, int percentage) {
        var unused = Flagging.expose(key, false, percentage);
    }

    private static ValidatableResponse segment(String name, String user) {
        return as(TestRole.OPERATOR)
                .body(Map.of(
                        "anyOf",
                        List.of(List.of(
                                Map.of("attribute", "targetingKey", "operator", "in", "values", List.of(user)))),
                        "reason",
                        "test"))
                .put(SEGMENTS + "/{name}", name)
                .then();
    }
}
