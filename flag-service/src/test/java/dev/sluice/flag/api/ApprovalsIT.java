package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.approvals;
import static dev.sluice.flag.Flagging.expectVariant;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.requestExposure;
import static dev.sluice.testing.Callers.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.flag.Flagging;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An environment that asks for a second person's approval. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ApprovalsIT {
    private static final String FLAG = "/api/v1/flags/{key}";
    private static final String REQUEST = "/api/v1/change-requests/{id}";
    private static final String WHY = "{\"reason\": \"looks right\"}";

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    private final String environment = "guarded-" + UUID.randomUUID();

    @BeforeEach
    void asksForApproval() {
        approvals(environment, 1);
    }

    @Test
    void aSecondPersonsApprovalMakesTheChangeOfTheFirst() {
        String key = newFlag(environment);
        String id = pending(key, 100);
        expectVariant(key, "ada", "off");
        as(TestRole.APPROVER)
                .get(REQUEST, id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("state", is("pending"))
                .body("by", is("operator"))
                .body("change.exposure.variant", is("on"))
                .body("difference.before.exposure.percentage", is(0.0f))
                .body("difference.after.exposure.percentage", is(100.0f));

        as(TestRole.APPROVER)
                .header("If-Match", "\"1\"")
                .body(WHY)
                .post(REQUEST + "/approve", id)
                .then()
                .statusCode(200)
                .body("state", is("applied"))
                .body("approval.by", is("approver"))
                .body("end.revision", is(2))
                .body("difference.revision", is(1))
                .body("difference.after.exposure.percentage", is(100.0f));

        expectVariant(key, "ada", "on");
        as(TestRole.VIEWER)
                .get(FLAG + "/history", key)
                .then()
                .body("items[0].by", is("operator, approved by approver"))
                .body("items[0].reason", is("ticket 7"))
                .body("items[0].changeRequestId", is(id))
                .body("items[1].changeRequestId", nullValue());
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject={key}", key)
                .then()
                .body(
                        "items.action",
                        contains("apply-change-request", "approve-change-request", "request-change", "create-flag"))
                .body("items.who", contains("approver", "approver", "operator", "operator"));
    }

    @Test
    void nobodyDecidesAboutTheirOwn() {
        String key = newFlag(environment);
        String id = as(TestRole.ADMIN)
                .body(Map.of("flag", key, "change", Map.of("enabled", true), "reason", "alone"))
                .post("/api/v1/change-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String verb : List.of("approve", "reject")) {
            refused(as(TestRole.ADMIN).body(WHY).post(REQUEST + "/" + verb, id), 403, "own-change-request");
        }
        refused(as(TestRole.OPERATOR).body(WHY).post(REQUEST + "/approve", id), 403, "role-too-low");
        as(TestRole.VIEWER).get(REQUEST, id).then().body("state", is("pending"));
        revisionIs(key, 1);
    }

    @Test
    void everySideDoorIsShutButThatOfRollouts() {
        String key = newFlag(environment);
        String segment = "/api/v1/segments/" + environment + "/shop/beta";
        String file = """
                {"flags": {"%s": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "%s",
                                  "targeting": {"if": [true, "on"]}}}}
                """;
        String open = """
                {"key": "%s", "kind": "release", "environment": "%s", "service": "shop", %s}
                """;
        String everybody = "\"exposure\": {\"internal\": false, \"percentage\": 1}";
        String rule = "\"targeting\": {\"rules\": [{\"when\": [], \"serve\": \"on\"}]}";

        shut(operator("{\"internal\": true, \"percentage\": 0, \"reason\": \"x\"}")
                .put(FLAG + "/exposure", key));
        shut(operator("{%s, \"reason\": \"x\"}".formatted(rule)).put(FLAG + "/targeting", key));
        shut(operator("{\"prerequisites\": [], \"reason\": \"x\"}").put(FLAG + "/prerequisites", key));
        shut(operator("{\"revision\": 1, \"reason\": \"x\"}").post(FLAG + "/revert", key));
        shut(operator(WHY).post(FLAG + "/enable", key));
        shut(as(TestRole.OPERATOR).delete(FLAG + "?reason=x&force=true", key));
        shut(operator(
                        "{\"anyOf\": [[{\"attribute\": \"a\", \"operator\": \"in\", \"values\": [1]}]], \"reason\": \"x\"}")
                .put(segment));
        shut(operator(open.formatted("new-" + key, environment, everybody)).post("/api/v1/flags"));
        shut(operator(open.formatted("new-" + key, environment, rule)).post("/api/v1/flags"));
        String importing = "/api/v1/flag-sets/" + environment + "/shop/import?reason=x";
        shut(operator(file.formatted(key, "off")).post(importing));
        shut(operator(file.formatted("new-" + key, "off")).post(importing))
                .body("errors.path", contains("flags.new-" + key));
        // nor is an administrator let through
        shut(as(TestRole.ADMIN).body(WHY).post(FLAG + "/enable", key));

        revisionIs(key, 1);
        as(TestRole.VIEWER).get(FLAG, "new-" + key).then().statusCode(404);
        as(TestRole.VIEWER).get("/api/v1/segments/{e}/shop", environment).then().body("size()", is(0));

        // open on purpose: a rollout is judged, and taken back
        Flagging.createTopics(kafka);
        TestEvent everybodyAtOnce =
                Flagging.stage(Flagging.rollout(), 1, 3, key, 100).with("environment", environment);
        kafka.publish("sluice.rollouts.v1", everybodyAtOnce);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> revisionIs(key, 2));
        expectVariant(key, "ada", "on");
    }

    @Test
    void whatExposesNobodyNeedsNoSecondPerson() {
        String key = newFlag(environment);
        operator("{\"card\": {\"owner\": \"ada\"}, \"reason\": \"x\"}")
                .put(FLAG + "/card", key)
                .then()
                .statusCode(200);
        operator("{\"minutes\": 1, \"sampling\": 0.5, \"reason\": \"x\"}")
                .put(FLAG + "/debug", key)
                .then()
                .statusCode(200);
        operator(WHY).post(FLAG + "/disable", key).then().statusCode(200).body("enabled", is(false));
        as(TestRole.OPERATOR)
                .body(Map.of("flag", key, "change", Map.of("card", Map.of("owner", "bob")), "reason", "x"))
                .post("/api/v1/change-requests")
                .then()
                .statusCode(201)
                .body("state", is("applied"));
    }

    @Test
    void anApproverDecidesAboutWhatTheySaw() {
        String key = newFlag(environment);
        String id = pending(key, 100);
        operator(WHY).post(FLAG + "/disable", key).then().statusCode(200);

        refused(
                as(TestRole.APPROVER).header("If-Match", "\"1\"").body(WHY).post(REQUEST + "/approve", id),
                412,
                "revision-mismatch");
        as(TestRole.APPROVER)
                .get(REQUEST, id)
                .then()
                .header("ETag", is("\"2\""))
                .body("state", is("pending"));
        revisionIs(key, 2);
    }

    @Test
    void whatWasRejectedOrWithdrawnStaysSo() {
        String key = newFlag(environment);
        String rejected = pending(key, 10);
        as(TestRole.APPROVER)
                .body(WHY)
                .post(REQUEST + "/reject", rejected)
                .then()
                .statusCode(200)
                .body("state", is("rejected"))
                .body("end.by", is("approver"))
                .body("difference", nullValue());
        refused(as(TestRole.APPROVER).body(WHY).post(REQUEST + "/approve", rejected), 409, "change-request-settled");

        String withdrawn = pending(key, 20);
        refused(as(TestRole.APPROVER).body(WHY).post(REQUEST + "/withdraw", withdrawn), 403, "forbidden");
        as(TestRole.OPERATOR)
                .body(WHY)
                .post(REQUEST + "/withdraw", withdrawn)
                .then()
                .statusCode(200)
                .body("state", is("withdrawn"));
        refused(as(TestRole.APPROVER).body(WHY).post(REQUEST + "/approve", withdrawn), 409, "change-request-settled");
        revisionIs(key, 1);
    }

    @Test
    void segmentsChangeTheSameWay() {
        String segment = "/api/v1/segments/" + environment + "/shop/beta";
        String wanted = """
                {"segment": {"environment": "%s", "service": "shop", "name": "beta"}, "change": %s, "reason": "x"}
                """;
        String anyOf = """
                {"segment": {"anyOf": [[{"attribute": "plan", "operator": "in", "values": ["pro"]}]]}}
                """;
        approve(posted(wanted.formatted(environment, anyOf)))
                .body("difference.segmentBefore", nullValue())
                .body("difference.segmentAfter.anyOf[0][0].attribute", is("plan"));
        shut(as(TestRole.OPERATOR).delete(segment + "?reason=x"));
        approve(posted(wanted.formatted(environment, "{\"deleted\": true}")))
                .body("difference.segmentBefore.anyOf[0][0].attribute", is("plan"))
                .body("difference.segmentAfter", nullValue());
        as(TestRole.VIEWER).get("/api/v1/segments/{e}/shop", environment).then().body("size()", is(0));
        refused(
                operator(wanted.formatted(environment, "{\"deleted\": true}")).post("/api/v1/change-requests"),
                404,
                "unknown-segment");
    }

    @Test
    void onlyAnAdministratorOfTheWholeEnvironmentChangesItsSettings() {
        refused(
                operator("{\"approvals\": 0, \"reason\": \"x\"}").put("/api/v1/environments/{e}", environment),
                403,
                "role-too-low");
        as(TestRole.ADMIN)
                .body("{\"approvals\": 2, \"reason\": \"x\"}")
                .put("/api/v1/environments/{e}", environment)
                .then()
                .statusCode(400);
        as(TestRole.VIEWER)
                .get("/api/v1/environments?limit=200")
                .then()
                .statusCode(200)
                .body("items.environment", hasItem(environment))
                .body("items.find { it.id == '" + environment + "' }.by", is("admin"));
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject={e}", environment)
                .then()
                .body("items.action", contains("set-environment"));
        approvals(environment, 0);
        operator(WHY).post(FLAG + "/enable", newFlag(environment)).then().statusCode(200);
    }

    private static String pending(String key, double percentage) {
        return requestExposure(key, percentage, Map.of())
                .statusCode(201)
                .body("state", is("pending"))
                .extract()
                .path("id");
    }

    private static String posted(String body) {
        return operator(body)
                .post("/api/v1/change-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse approve(String id) {
        return as(TestRole.APPROVER)
                .body(WHY)
                .post(REQUEST + "/approve", id)
                .then()
                .statusCode(200)
                .body("state", is("applied"));
    }

    private static RequestSpecification operator(String body) {
        return as(TestRole.OPERATOR).body(body);
    }

    private static ValidatableResponse shut(Response answer) {
        return refused(answer, 409, "approval-required").body("detail", containsString("second person"));
    }

    private static ValidatableResponse refused(Response answer, int status, String problem) {
        return answer.then().statusCode(status).body("type", is("urn:sluice:problem:" + problem));
    }

    private static void revisionIs(String key, int revision) {
        as(TestRole.VIEWER).get(FLAG, key).then().body("revision", is(revision));
    }
}
