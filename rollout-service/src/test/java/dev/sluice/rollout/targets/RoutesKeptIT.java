package dev.sluice.rollout.targets;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class RoutesKeptIT {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Actions actions;

    @Inject
    RouteOwnership ownership;

    @Inject
    RecordingOutcomes outcomes;

    private final String route = RouteFixture.name();
    private final UUID rollout = EventIds.next();
    private final Fence rollback = new Fence(rollout, 1, Fence.Direction.ROLLBACK, 1);

    @Test
    void aRouterThatForgotIsToldAgainWithinTwoSeconds() {
        try (FakeRouter router = atTenPercent()) {
            for (int round = 0; round < 3; round++) {
                router.forget();
                await().atMost(PROMISED).until(() -> router.percent("2.0.0") == 10);
            }
            // a round may forget again between write and read-back, which then counts as a failed look: not each round
            // counts
            await().atMost(SOON).until(() -> view().getInt("healed") >= 1);
        }
    }

    @Test
    void aRouterThatWasSetBySomebodyElseIsSetBack() {
        try (FakeRouter router = atTenPercent()) {
            router.command(Weights.split("1.0.0", "2.0.0", 60), Fences.FIRST);
            await().atMost(PROMISED).until(() -> router.percent("2.0.0") == 10);
        }
    }

    @Test
    void aHigherRollbackFenceIsNotFoughtAndShown() {
        try (FakeRouter router = atTenPercent()) {
            router.command(Weights.all("1.0.0"), rollback);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> router.percent("2.0.0") == 0);
            assertThat(view().getString("lastError")).contains("newer command");
            router.forget();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> router.percent("2.0.0") == 0);
        }
    }

    @Test
    void aRouteThatIsLentIsLeftAloneUntilItIsTakenBack() {
        try (FakeRouter router = atTenPercent()) {
            UUID rollbackId = EventIds.next();
            QuarkusTransaction.requiringNew().run(() -> ownership.lend(route, rollbackId));
            router.forget();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> router.percent("2.0.0") == 0);
            assertThat(view().getString("lentTo")).isEqualTo(rollbackId.toString());
            QuarkusTransaction.requiringNew()
                    .run(() -> ownership.takeBack(
                            route,
                            Map.of("1.0.0", 100, "2.0.0", 0),
                            new dev.sluice.rollout.lifecycle.Fence(
                                    rollout, 1, dev.sluice.rollout.lifecycle.Fence.Direction.ROLLBACK, 1)));
            await().atMost(PROMISED).until(() -> rollback.equals(router.fence()));
            assertThat(view().getString("lentTo")).isNull();
        }
    }

    @Test
    void aHaltedRolloutIsNotRaisedAgainByHealing() {
        try (FakeRouter router = atTenPercent()) {
            QuarkusTransaction.requiringNew().run(() -> actions.cancelPending(rollout));
            router.forget();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> router.percent("2.0.0") == 0);
        }
    }

    @Test
    void aRouterThatIsAwayIsShownAndHealedWhenItIsBack() {
        FakeRouter router = atTenPercent();
        int port = router.port();
        await().atMost(SOON).until(() -> Integer.valueOf(10).equals(view().get("observed.'2.0.0'")));
        router.close();
        await().atMost(SOON).until(() -> view().getString("lastError") != null);
        assertThat(view().getMap("observed")).containsEntry("2.0.0", 10);
        try (FakeRouter back = new FakeRouter(route, port)) {
            await().atMost(PROMISED).until(() -> back.percent("2.0.0") == 10);
            await().atMost(SOON).until(() -> view().getString("lastError") == null);
        }
    }

    @Test
    void aRouterThatHangsDelaysTheHealingOfNoOther() {
        String other = RouteFixture.name();
        try (FakeRouter router = atTenPercent();
                FakeRouter slow = new FakeRouter(other)) {
            RouteFixture.register(other, slow.url());
            slow.hang();
            router.forget();
            await().atMost(PROMISED).until(() -> router.percent("2.0.0") == 10);
        }
    }

    @Test
    void doesNotWriteWhatIsInPlace() {
        try (FakeRouter router = atTenPercent()) {
            int writes = router.writes();
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> router.writes() == writes);
        }
    }

    private FakeRouter atTenPercent() {
        FakeRouter router = new FakeRouter(route);
        RouteFixture.register(route, router.url());
        QuarkusTransaction.requiringNew()
                .run(() -> actions.enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next())));
        await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
        return router;
    }

    private JsonPath view() {
        return as(TestRole.VIEWER)
                .get("/api/v1/routes/" + route)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
