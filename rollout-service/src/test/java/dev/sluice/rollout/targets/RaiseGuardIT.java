package dev.sluice.rollout.targets;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may rise in each state of a rollout, as its row has it, once something was published against it. */
@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class RaiseGuardIT {

    private static final Weights NONE = Weights.all("1.0.0");
    private static final Weights QUARTER = Weights.split("1.0.0", "2.0.0", 25);
    private static final Weights HALF = Weights.split("1.0.0", "2.0.0", 50);
    private static final Weights ALL = Weights.all("2.0.0");

    @Inject
    RaiseGuard guard;

    @Inject
    RouteOwnership ownership;

    @Inject
    Sql sql;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    private final UUID rollout = EventIds.next();
    private final Fence forward = new Fence(rollout, 1, Fence.Direction.FORWARD, 3);

    @Test
    void whatIsNotStoppedMayRise() {
        stored("Running");
        await().until(() -> guard.objection(forward, NONE, HALF).isEmpty());
    }

    @Test
    void aCompletedRolloutIsAskedAboutLikeAnyOther() {
        stored("Completed");
        publish("verdict.reached", "\"verdict\": \"UNHEALTHY\"");
        await().until(() -> guard.objection(forward, NONE, ALL).isPresent());
        assertThat(guard.objection(forward, ALL, ALL))
                .as("the same share may arrive after somebody has lowered it")
                .isPresent();
    }

    @Test
    void aWriteThatLowersHalfWayIsNotSentOnceARollbackIsKnown() {
        stored("Halted");
        publish("verdict.reached", "\"verdict\": \"UNHEALTHY\"");
        await().until(() -> guard.objection(forward, NONE, QUARTER).isPresent());
        assertThat(guard.objection(forward, HALF, QUARTER)).isEmpty();
        publish("rollback.started", "\"trigger\": \"VERDICT\"");
        await().until(() -> guard.objection(forward, HALF, QUARTER).isPresent());
        assertThat(guard.objection(forward, HALF, NONE)).isEmpty();
    }

    @Test
    void aVerdictThatCameAfterTheEndKeepsNothingFromUsersButARollbackDoes() {
        stored("Closed");
        publish("verdict.reached", "\"verdict\": \"UNHEALTHY\"");
        publish("rollback.started", "\"trigger\": \"REQUEST\"", EventIds.next());
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> guard.objection(forward, NONE, ALL).isEmpty());
        publish("rollback.started", "\"trigger\": \"REQUEST\"");
        await().until(() -> guard.objection(forward, NONE, ALL).isPresent());
    }

    @Test
    void whatAnAdminSetsAfterARollbackIsCarriedOut() {
        String route = RouteFixture.name();
        stored("RolledBack");
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            publish("rollback.started", "\"trigger\": \"VERDICT\"");
            await().until(() -> guard.objection(forward, NONE, ALL).isPresent());
            QuarkusTransaction.requiringNew()
                    .run(() -> ownership.takeBack(
                            route,
                            Map.of("1.0.0", 100, "2.0.0", 0),
                            new dev.sluice.rollout.lifecycle.Fence(
                                    rollout, 1, dev.sluice.rollout.lifecycle.Fence.Direction.ROLLBACK, 1)));
            Map<String, String> wanted = new HashMap<>(RouteFixture.body(router.url()));
            wanted.put("active", "2.0.0");
            as(TestRole.ADMIN)
                    .body(wanted)
                    .put("/api/v1/routes/" + route)
                    .then()
                    .statusCode(200);
            await().until(() -> router.percent("2.0.0") == 100);
        }
    }

    private void stored(String state) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                INSERT INTO rollout (id, name, service, environment, strategy, from_version, to_version, state, stage_count,
                                     attempt, version, document, planned_by, created_at, updated_at)
                VALUES (?, 'made up', 'shop', 'production', 'canary', '1.0.0', '2.0.0', ?, 3, 1, 1, '{}', 'a test', now(), now())
                """, rollout, state));
    }

    private void publish(String type, String more) {
        publish(type, more, rollout);
    }

    private void publish(String type, String more, UUID id) {
        String topic = type.startsWith("verdict") ? "sluice.verdicts.v1" : "sluice.rollbacks.v1";
        String data = "{\"rolloutId\": \"%s\", \"attempt\": 1, %s}".formatted(id, more);
        kafka.publish(topic, TestEvent.of("/test", "dev.sluice." + type + ".v1", id.toString(), 1, data));
    }
}
