package dev.sluice.rollout.targets;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.haproxy.HaproxyProcess;
import dev.sluice.actuators.haproxy.HaproxyUnderTest;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real HAProxy forgets the weights at every reload. */
@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class HaproxyKeptIT {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Actions actions;

    @Inject
    RecordingOutcomes outcomes;

    private final String route = RouteFixture.name();
    private final UUID rollout = EventIds.next();

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @Test
    void aReloadIsHealedWithinTwoSeconds() {
        try (HaproxyUnderTest haproxy = HaproxyUnderTest.weights()) {
            register(haproxy);
            QuarkusTransaction.requiringNew()
                    .run(() -> actions.enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next())));
            await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
            TrafficRouter stranger = haproxy.driver(Optional.empty());
            await().atMost(SOON).until(() -> percent(stranger) == 10);
            for (int round = 0; round < 3; round++) {
                haproxy.reload();
                long begin = System.nanoTime();
                await().pollInterval(Duration.ofMillis(5)).atMost(PROMISED).until(() -> percent(stranger) == 10);
                System.out.printf("haproxy: healed %.0f ms after a reload%n", (System.nanoTime() - begin) / 1e6);
            }
        }
    }

    @Test
    void whatIsWrongWithTheBackendIsShownOnTheRoute() {
        try (HaproxyUnderTest haproxy = HaproxyUnderTest.weights()) {
            put(haproxy.url().toString().replace("backend=shop", "backend=cart"));
            await().atMost(SOON).until(() -> String.valueOf(error()).contains("no backend of the registered name"));
            put(haproxy.url().toString());
            await().atMost(SOON).until(() -> error() == null);
        }
    }

    private void register(HaproxyUnderTest haproxy) {
        put(haproxy.url().toString());
    }

    private void put(String url) {
        int status = as(TestRole.ADMIN)
                .body(Map.of(
                        "service",
                        "shop",
                        "environment",
                        "production",
                        "driver",
                        "haproxy",
                        "url",
                        url,
                        "active",
                        "1.0.0"))
                .put("/api/v1/routes/" + route)
                .statusCode();
        assertThat(status).isBetween(200, 201);
    }

    private @org.jspecify.annotations.Nullable String error() {
        return as(TestRole.VIEWER).get("/api/v1/routes/" + route).path("lastError");
    }

    private static int percent(TrafficRouter router) {
        try {
            return router.read().desired().percent("2.0.0");
        } catch (RouterFailure notNow) {
            return -1;
        }
    }
}
