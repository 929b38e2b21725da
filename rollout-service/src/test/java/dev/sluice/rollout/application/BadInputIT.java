package dev.sluice.rollout.application;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static dev.sluice.testing.Callers.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.OpenApiContract;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad input has a problem type of its own that says what to do, and stores nothing. */
@QuarkusTest
@TestProfile(WholeService.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because StackResource and the setup below fill the fields
class BadInputIT {

    private static final String ROLLOUTS = "/api/v1/rollouts";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    PlanDesk desk;

    @Inject
    Planner planner;

    @Inject
    Sql sql;

    KafkaProbe kafka;
    RolloutFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new RolloutFixture(kafka);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void plansAreRefusedUnderTheirOwnTypes() {
        int before = rollouts();
        refused("unknown-strategy", with("strategy", Map.of("type", "big-bang")));
        refused("steps-not-increasing", with("strategy", canary(List.of(10, 5, 100), "5s")));
        refused("step-out-of-range", with("strategy", canary(List.of(10, 101), "5s")));
        refused("negative-bake", with("strategy", canary(List.of(10, 100), "-5s")));
        refused("route-not-registered", with("strategy", Map.of("type", "canary", "route", "nowhere")));
        refused("flag-not-known", with("strategy", Map.of("type", "feature-flag", "flag", "nothing")));
        refused("empty-analysis", with("analysis", Map.of("metrics", List.of())));
        refused(
                "source-not-registered",
                with(
                        "analysis",
                        Map.of(
                                "metrics",
                                List.of(Map.of("name", "errors", "type", "error-ratio", "source", "nowhere")))));
        refused("foreign-target", with("service", "cart"));
        refused("invalid-plan", with("surprise", 1));
        problem(fixture.post(with("change", Map.of("from", "0.9.0", "to", "2.0.0"))), 409, "not-active");
        assertThat(rollouts()).isEqualTo(before);
    }

    @Test
    void aPlanThatNoEventHoldsIsRefused() {
        List<Map<String, String>> metrics = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            String source = "far-away-" + each;
            as(TestRole.ADMIN)
                    .body(Map.of("type", "gateway", "url", "http://127.0.0.1:1/" + "x".repeat(1900)))
                    .put("/api/v1/sources/" + source);
            metrics.add(Map.of("name", "m".repeat(98) + each, "type", "error-ratio", "source", source));
        }
        List<Object> steps =
                IntStream.rangeClosed(61, 100).<Object>mapToObj(step -> step).toList();
        Map<String, Object> plan = new HashMap<>(fixture.plan(steps));
        plan.put("analysis", Map.of("metrics", metrics));
        plan.put("change", Map.of("from", "1.0.0", "to", "w".repeat(100)));
        problem(fixture.post(plan), 400, "plan-too-large");
    }

    @Test
    void callersWhoMayNotAreRefused() {
        Map<String, Object> plan = fixture.plan(List.of(10, 100));
        problem(as(TestRole.VIEWER).body(plan).post(ROLLOUTS).then(), 403, "role-too-low");
        problem(asElsewhere(TestRole.OPERATOR).body(plan).post(ROLLOUTS).then(), 403, "grant-elsewhere");
        problem(bearer("wrong").body(plan).post(ROLLOUTS).then(), 401, "unauthorized");
    }

    @Test
    void aClaimedTargetNamesItsHolder() {
        String holder = fixture.create(fixture.plan(List.of(10, 100)));
        problem(fixture.post(fixture.plan(List.of(10, 100))), 409, "target-claimed")
                .body("rolloutId", is(holder))
                .body("detail", containsString(holder));
    }

    /** While a planner waited for the claim, a rollback took the version away that it had linted against. */
    @Test
    void theActiveVersionIsReadAgainOnceTheTargetIsClaimed() {
        JsonNode json = JSON.valueToTree(fixture.plan(List.of(10, 100)));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    RolloutPlan plan = desk.accept(desk.check(desk.read(json)));
                    QuarkusTransaction.requiringNew()
                            .run(() -> sql.update("UPDATE route SET active = '0.9.0' WHERE name = ?", fixture.route));
                    var unused = planner.plan(plan, "ada");
                }))
                .hasMessageContaining("0.9.0 is active now");
    }

    @Test
    void anIdempotencyKeyBelongsToOneBody() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, fixture.plan(List.of(10, 100)))
                .statusCode(201)
                .extract()
                .path("id");
        String again = keyed(key, fixture.plan(List.of(10, 100)))
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(again).isEqualTo(first);
        problem(keyed(key, Map.of("name", "another")), 422, "idempotency-key-reused");
    }

    @Test
    void yamlIsAPlanTooButHasNoAliases() {
        String yaml = """
                name: shop-2.0.0
                service: shop
                environment: production
                change: {from: "1.0.0", to: "2.0.0"}
                strategy: {type: canary, route: %s, bake: 5m}
                analysis: none
                """.formatted(fixture.route);
        yaml(yaml, "/api/v1/plans/lint")
                .statusCode(200)
                .body("accepted", is(true))
                .body("findings[0].rule", is("no-analysis"));
        problem(yaml("name: &a x\nservice: *a\n", ROLLOUTS), 400, "yaml-alias");
    }

    @Test
    void verbsNeedAReasonAndAState() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        problem(
                as(TestRole.OPERATOR)
                        .body(Map.of())
                        .post(ROLLOUTS + "/" + id + "/pause")
                        .then(),
                400,
                "invalid-request");
        problem(
                as(TestRole.OPERATOR)
                        .body(Map.of("reason", "let us see"))
                        .post(ROLLOUTS + "/" + id + "/retry")
                        .then(),
                409,
                "illegal-state");
        problem(
                as(TestRole.OPERATOR)
                        .body(Map.of("reason", "let us see"))
                        .post(ROLLOUTS + "/" + UUID.randomUUID() + "/pause")
                        .then(),
                404,
                "unknown-rollout");
        problem(as(TestRole.VIEWER).get(ROLLOUTS + "?state=Nowhere").then(), 400, "invalid-request");
    }

    @Test
    void theApiIsTheOneThatIsPublished() {
        OpenApiContract.check("rollout-service");
    }

    private void refused(String code, Map<String, Object> plan) {
        problem(fixture.post(plan), 400, code);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("urn:sluice:problem:" + code));
        String detail = answer.extract().path("detail");
        assertThat(detail).hasSizeGreaterThan(20);
        return answer;
    }

    private static ValidatableResponse yaml(String body, String path) {
        return as(TestRole.OPERATOR)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse keyed(String key, Map<String, Object> body) {
        return as(TestRole.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body)
                .post(ROLLOUTS)
                .then();
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> plan = new HashMap<>(fixture.plan(List.of(10, 100)));
        plan.put(field, value);
        return plan;
    }

    private Map<String, Object> canary(List<Integer> steps, String bake) {
        return Map.of("type", "canary", "route", fixture.route, "steps", steps, "bake", bake);
    }

    private static int rollouts() {
        List<String> ids =
                as(TestRole.ADMIN).get(ROLLOUTS + "?limit=200").then().extract().path("items.id");
        return ids.size();
    }
}
