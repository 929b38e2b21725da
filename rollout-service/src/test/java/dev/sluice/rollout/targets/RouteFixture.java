package dev.sluice.rollout.targets;

import static dev.sluice.testing.Callers.as;

import dev.sluice.rollout.lifecycle.Fence;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Target;
import dev.sluice.testing.TestRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Routes registered over REST, and commands for them. */
public final class RouteFixture {

    private RouteFixture() {}

    /** A name that no other test uses. */
    public static String name() {
        return "route-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static Map<String, String> body(String url) {
        return Map.of(
                "service", "shop",
                "environment", "production",
                "driver", "http",
                "url", url,
                "credential", OwnParts.CREDENTIAL,
                "active", "1.0.0");
    }

    public static void register(String name, String url) {
        as(TestRole.ADMIN).body(body(url)).put("/api/v1/routes/" + name).then().statusCode(201);
    }

    static ActionCommand command(UUID rollout, String route, int percent, boolean raises, UUID entered) {
        return command(rollout, 1, route, percent, raises, entered);
    }

    static ActionCommand command(UUID rollout, int attempt, String route, int percent, boolean raises, UUID entered) {
        return new ActionCommand(
                rollout,
                attempt,
                percent,
                Target.route(route),
                new Action.SetWeights(route, Map.of("1.0.0", 100 - percent, "2.0.0", percent)),
                new Fence(rollout, attempt, Fence.Direction.FORWARD, percent + 1L),
                entered,
                raises,
                Instant.now().plus(Duration.ofSeconds(60)));
    }
}
