package dev.sluice.rollout.registry;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.claims.Claims;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.targets.FakeRouter;
import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.rollout.targets.RouteFixture;
import dev.sluice.rollout.targets.RouteOwnership;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class RoutesIT {

    private static final String URL = "http://127.0.0.1:1";

    @Inject
    Claims claims;

    @Inject
    RouteOwnership ownership;

    private final String route = RouteFixture.name();

    @Test
    void registersAndShowsARoute() {
        put(RouteFixture.body(URL))
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/api/v1/routes/" + route))
                .body("desired.'1.0.0'", equalTo(100));
        as(TestRole.VIEWER)
                .get("/api/v1/routes?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", hasItem(route));
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject=" + route)
                .then()
                .body("items.action", equalTo(List.of("register-route")));
    }

    @Test
    void theSameAgainChangesNothing() {
        put(RouteFixture.body(URL)).statusCode(201);
        put(RouteFixture.body(URL)).statusCode(200);
        as(TestRole.VIEWER).get("/api/v1/audit?subject=" + route).then().body("items.size()", equalTo(1));
    }

    @Test
    void anotherActiveVersionGetsAllTrafficUnderAHigherFence() {
        try (FakeRouter router = new FakeRouter(route)) {
            put(RouteFixture.body(router.url())).statusCode(201).body("fence.sequence", equalTo(1));
            put(with(RouteFixture.body(router.url()), "active", "2.0.0"))
                    .statusCode(200)
                    .body("active", equalTo("2.0.0"))
                    .body("fence.sequence", equalTo(2));
            await().atMost(Duration.ofSeconds(2)).until(() -> router.percent("2.0.0") == 100);
        }
    }

    @Test
    void aRouteThatARolloutMovesIsNotChanged() {
        put(RouteFixture.body(URL)).statusCode(201);
        UUID rollout = claimed();
        put(with(RouteFixture.body(URL), "active", "2.0.0"))
                .statusCode(409)
                .body("type", equalTo("urn:sluice:problem:route-claimed"))
                .body("rolloutId", equalTo(rollout.toString()));
        put(RouteFixture.body(URL)).statusCode(200);
        as(TestRole.ADMIN).delete("/api/v1/routes/" + route).then().statusCode(409);
        QuarkusTransaction.requiringNew().run(() -> claims.release(rollout));
        as(TestRole.ADMIN).delete("/api/v1/routes/" + route).then().statusCode(204);
        as(TestRole.VIEWER)
                .get("/api/v1/routes/" + route)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:sluice:problem:unknown-route"));
    }

    @Test
    void aRouteWhoseRolloutHasCompletedMayBeChanged() {
        put(RouteFixture.body(URL)).statusCode(201);
        claimed();
        QuarkusTransaction.requiringNew().run(() -> ownership.activate(route, "2.0.0"));
        put(with(RouteFixture.body(URL), "active", "1.0.0")).statusCode(200);
    }

    @Test
    void aRouteThatIsLentIsNotChanged() {
        put(RouteFixture.body(URL)).statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> ownership.lend(route, EventIds.next()));
        put(with(RouteFixture.body(URL), "active", "2.0.0"))
                .statusCode(409)
                .body("type", equalTo("urn:sluice:problem:route-lent"));
    }

    @Test
    void onlyAnAdminOfEverythingSendsASecretSomewhere() {
        Map<String, String> theirs =
                with(with(RouteFixture.body(URL), "service", "elsewhere"), "environment", "elsewhere");
        asElsewhere(TestRole.ADMIN)
                .body(theirs)
                .put("/api/v1/routes/" + route)
                .then()
                .statusCode(403);
        Map<String, String> open = new HashMap<>(theirs);
        open.remove("credential");
        asElsewhere(TestRole.ADMIN)
                .body(open)
                .put("/api/v1/routes/" + route)
                .then()
                .statusCode(201);
    }

    @Test
    void refusesWhatCannotWorkEachWithItsOwnProblem() {
        Map<String, String> good = RouteFixture.body(URL);
        put(with(good, "driver", "carrier-pigeon"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:unknown-driver"));
        put(with(good, "url", "http://ada:secret@127.0.0.1:1"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-url"))
                .body("detail", not(org.hamcrest.Matchers.containsString("secret@")));
        put(with(good, "url", "file:///etc/passwd"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-url"));
        put(with(good, "credential", "nobody-knows-it"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:unknown-credential"));
        put(with(good, "active", "1 0 0")).statusCode(400).body("errors.path", hasItem("active"));
        as(TestRole.ADMIN)
                .body(good)
                .put("/api/v1/routes/.hidden")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-name"));
        as(TestRole.VIEWER).get("/api/v1/routes/" + route).then().statusCode(404);
    }

    @Test
    void registersARouteOfHaproxyAndSaysWhatItsUrlLacks() {
        Map<String, String> good = haproxy("haproxy+unix:///run/haproxy/adm.sock?backend=shop&version.1.0.0=stable");
        put(good).statusCode(201).body("driver", equalTo("haproxy")).body("url", equalTo(good.get("url")));
        refused(with(good, "url", "haproxy+unix:///run/haproxy/adm.sock"), "backend=NAME");
        refused(with(good, "url", "haproxy+tcp://127.0.0.1?backend=shop"), "host and port");
        refused(with(good, "url", "haproxy+tcp://127.0.0.1:9999?backend=shop;del%20map"), "must match");
        refused(with(good, "url", "http://127.0.0.1:9999"), "haproxy+unix");
        refused(with(good, "url", "no url"), "no url");
        refused(with(good, "credential", OwnParts.CREDENTIAL), "leave credential out");
    }

    @Test
    void onlyAnAdminOfEverythingRegistersWhatThisProcessMayUse() {
        Map<String, String> theirs = with(
                with(haproxy("haproxy+tcp://127.0.0.1:1?backend=shop"), "service", "elsewhere"),
                "environment",
                "elsewhere");
        asElsewhere(TestRole.ADMIN)
                .body(theirs)
                .put("/api/v1/routes/" + route)
                .then()
                .statusCode(403);
    }

    private void refused(Map<String, String> body, String hint) {
        put(body)
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-url"))
                .body("detail", org.hamcrest.Matchers.containsString(hint));
    }

    private static Map<String, String> haproxy(String url) {
        Map<String, String> body = new HashMap<>(with(with(RouteFixture.body(URL), "driver", "haproxy"), "url", url));
        body.remove("credential");
        return body;
    }

    @Test
    void onlyAnAdminOfItsEnvironmentAndServiceRegisters() {
        Map<String, String> good = RouteFixture.body(URL);
        as(TestRole.OPERATOR).body(good).put("/api/v1/routes/" + route).then().statusCode(403);
        asElsewhere(TestRole.ADMIN)
                .body(good)
                .put("/api/v1/routes/" + route)
                .then()
                .statusCode(403);
        put(good).statusCode(201);
        asElsewhere(TestRole.VIEWER).get("/api/v1/routes/" + route).then().statusCode(403);
        asElsewhere(TestRole.VIEWER)
                .get("/api/v1/routes?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", not(hasItem(route)));
    }

    @Test
    void listsInPages() {
        put(RouteFixture.body(URL)).statusCode(201);
        String other = RouteFixture.name();
        RouteFixture.register(other, URL);
        String first = as(TestRole.VIEWER)
                .get("/api/v1/routes?limit=1")
                .then()
                .body("items.size()", equalTo(1))
                .extract()
                .path("items[0].name");
        String next = as(TestRole.VIEWER).get("/api/v1/routes?limit=1").path("next");
        String second =
                as(TestRole.VIEWER).get("/api/v1/routes?limit=1&cursor=" + next).path("items[0].name");
        assertThat(second).isGreaterThan(first);
    }

    private ValidatableResponse put(Map<String, String> body) {
        return as(TestRole.ADMIN).body(body).put("/api/v1/routes/" + route).then();
    }

    private UUID claimed() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Target> targets = List.of(Target.route(route));
            UUID id = claims.nextRolloutId(targets);
            assertThat(claims.claim(id, targets)).isEmpty();
            return id;
        });
    }

    private static Map<String, String> with(Map<String, String> body, String field, String value) {
        Map<String, String> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
