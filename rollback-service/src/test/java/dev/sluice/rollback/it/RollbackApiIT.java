package dev.sluice.rollback.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.Callers;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.OpenApiContract;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(RollbackResources.class)
class RollbackApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ROLLBACKS = "/api/v1/rollbacks";

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @SuppressWarnings("NullAway.Init") // safe because begin() fills it
    private Story story;

    @SuppressWarnings("NullAway.Init") // safe because begin() fills it
    private FakeRouter router;

    @BeforeEach
    void begin() {
        story = new Story(kafka);
        router = new FakeRouter();
    }

    @AfterEach
    void end() {
        router.close();
    }

    @Test
    void aPersonTakesARolloutBackWithoutAnybodysHelp() {
        story.canary(router);
        String id = breakGlassWhenKnown().statusCode(201).extract().path("id");
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);

        Callers.as(TestRole.VIEWER)
                .get(ROLLBACKS + "/" + id)
                .then()
                .statusCode(200)
                .body("why.trigger", equalTo("BREAK_GLASS"))
                .body("why.by", equalTo("operator"))
                .body("why.reason", equalTo("the cart is empty"))
                .body("steps[0].method", equalTo("SHIFT_TRAFFIC"));
        Callers.as(TestRole.ADMIN)
                .get("/api/v1/audit?subject=" + story.rolloutId)
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("break-glass"))
                .body("items[0].who", equalTo("operator"));
        breakGlass(TestRole.OPERATOR).statusCode(200).body("id", equalTo(id));
        story.halted();
        assertThat(story.heard("started").path("by").asText()).isEqualTo("operator");
        story.heard("completed");
    }

    @Test
    void theSameIdempotencyKeyActsOnce() {
        story.canary(router);
        breakGlassWhenKnown();
        String body = request("again");
        for (int time = 0; time < 2; time++) {
            Callers.as(TestRole.OPERATOR)
                    .header("Idempotency-Key", "key-" + story.rolloutId)
                    .body(body)
                    .post(ROLLBACKS)
                    .then()
                    .statusCode(200);
        }
        Callers.as(TestRole.OPERATOR)
                .header("Idempotency-Key", "key-" + story.rolloutId)
                .body(request("something else"))
                .post(ROLLBACKS)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sluice:problem:idempotency-key-reused"));
    }

    @Test
    void onlyAnOperatorOfThisServiceMayBreakTheGlass() {
        story.canary(router);
        awaitKnown();
        breakGlass(TestRole.VIEWER).statusCode(403).body("type", equalTo("urn:sluice:problem:role-too-low"));
        Callers.asElsewhere(TestRole.OPERATOR)
                .body(request("because"))
                .post(ROLLBACKS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:sluice:problem:grant-elsewhere"));
        Callers.anonymous().body(request("because")).post(ROLLBACKS).then().statusCode(401);
        assertThat(router.writes()).isZero();
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        Callers.as(TestRole.OPERATOR)
                .body("{\"rolloutId\": \"%s\", \"reason\": \"why not\"}".formatted(EventIds.next()))
                .post(ROLLBACKS)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:sluice:problem:unknown-rollout"));
        Callers.as(TestRole.OPERATOR)
                .body("{\"rolloutId\": \"%s\", \"reason\": \" \"}".formatted(EventIds.next()))
                .post(ROLLBACKS)
                .then()
                .statusCode(400)
                .body("errors[0].path", equalTo("reason"));
        Callers.as(TestRole.VIEWER)
                .get(ROLLBACKS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        Callers.as(TestRole.VIEWER)
                .get(ROLLBACKS + "?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-cursor"));
    }

    @Test
    void aRolloutThatEndedCannotBeTakenBack() {
        story.canary(router);
        awaitKnown();
        story.say("closed", "{\"reason\": \"window-over\"}");
        await().atMost(PATIENCE).untilAsserted(() -> breakGlass(TestRole.OPERATOR)
                .statusCode(409)
                .body("type", equalTo("urn:sluice:problem:rollout-over")));
        assertThat(router.writes()).isZero();
    }

    @Test
    void listsAreCutIntoPagesAndShowOnlyWhatTheGrantsCover() {
        for (int count = 0; count < 3; count++) {
            Story other = new Story(kafka);
            other.canary(router);
            other.verdict();
            other.heard("started");
        }
        String next = Callers.as(TestRole.VIEWER)
                .get(ROLLBACKS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("next");
        Callers.as(TestRole.VIEWER)
                .get(ROLLBACKS + "?limit=200&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].id", startsWith("0"));
        Callers.asElsewhere(TestRole.VIEWER)
                .get(ROLLBACKS)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void theDecisionMatrixCanBeRead() {
        Callers.as(TestRole.VIEWER)
                .get("/api/v1/decision-matrix")
                .then()
                .statusCode(200)
                .body("items.failureKind", hasItems("APPLICATION", "FEATURE", "SCHEMA", "DATA", "INTEGRATION"))
                .body("items.find { it.failureKind == 'FEATURE' }.methods[0].method", equalTo("DISABLE_FLAG"));
    }

    @Test
    void theApiIsTheCommittedOne() {
        OpenApiContract.check("rollback-service");
    }

    private ValidatableResponse breakGlassWhenKnown() {
        awaitKnown();
        return breakGlass(TestRole.OPERATOR);
    }

    /** The copy has the plan: a request with a role that is too low is refused for that, not for the rollout. */
    private void awaitKnown() {
        await().atMost(PATIENCE).untilAsserted(() -> Callers.asElsewhere(TestRole.OPERATOR)
                .body(request("nobody may"))
                .post(ROLLBACKS)
                .then()
                .statusCode(403));
    }

    private ValidatableResponse breakGlass(TestRole role) {
        return Callers.as(role)
                .body(request("the cart is empty"))
                .post(ROLLBACKS)
                .then();
    }

    private String request(String reason) {
        return "{\"rolloutId\": \"%s\", \"reason\": \"%s\"}".formatted(story.rolloutId, reason);
    }
}
