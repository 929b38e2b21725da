package dev.sluice.rollout.targets;

import static org.awaitility.Awaitility.await;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The core is a recording stand-in here, so nothing but the reader of stops knows of the events that these tests publish. */
@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class StopsIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Actions actions;

    @Inject
    RecordingOutcomes outcomes;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    private final String route = RouteFixture.name();
    private final UUID rollout = EventIds.next();

    @Test
    void nothingRisesAfterARollbackWasPublished() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            kafka.publish("sluice.rollbacks.v1", event("rollback.started", "\"trigger\": \"REQUEST\""));
            enqueue(rollout, 10);
            staysAtNothing(router);
        }
    }

    @Test
    void noLaterAttemptRisesEitherThatAPersonBeganMeanwhile() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            kafka.publish("sluice.rollbacks.v1", event("rollback.started", "\"trigger\": \"REQUEST\""));
            QuarkusTransaction.requiringNew()
                    .run(() -> actions.enqueue(RouteFixture.command(rollout, 2, route, 10, false, EventIds.next())));
            staysAtNothing(router);
        }
    }

    @Test
    void nothingRisesAfterAnUnhealthyVerdictWasPublished() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            kafka.publish("sluice.verdicts.v1", event("verdict.reached", "\"verdict\": \"UNHEALTHY\""));
            enqueue(rollout, 10);
            staysAtNothing(router);
        }
    }

    @Test
    void healingRaisesNothingAfterAnUnhealthyVerdictWasPublished() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            enqueue(rollout, 10);
            await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
            kafka.publish("sluice.verdicts.v1", event("verdict.reached", "\"verdict\": \"UNHEALTHY\""));
            router.forget();
            staysAtNothing(router);
        }
    }

    @Test
    void otherVerdictsAndOtherRolloutsStopNothing() {
        UUID other = EventIds.next();
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            kafka.publish("sluice.verdicts.v1", event("verdict.reached", "\"verdict\": \"INCONCLUSIVE\""));
            kafka.publish("sluice.rollbacks.v1", event("rollback.started", "\"trigger\": \"REQUEST\"", other));
            enqueue(rollout, 10);
            await().atMost(SOON).until(() -> router.percent("2.0.0") == 10);
        }
    }

    private void enqueue(UUID id, int percent) {
        QuarkusTransaction.requiringNew()
                .run(() -> actions.enqueue(RouteFixture.command(id, route, percent, false, EventIds.next())));
    }

    private static void staysAtNothing(FakeRouter router) {
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> router.percent("2.0.0") == 0);
    }

    private TestEvent event(String type, String more) {
        return event(type, more, rollout);
    }

    private static TestEvent event(String type, String more, UUID id) {
        String data = "{\"rolloutId\": \"%s\", \"attempt\": 1, %s}".formatted(id, more);
        return TestEvent.of("/test", "dev.sluice." + type + ".v1", id.toString(), 1, data);
    }
}
