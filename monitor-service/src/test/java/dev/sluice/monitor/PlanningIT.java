package dev.sluice.monitor;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.sluice.testing.Callers;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MonitorStack.class)
class PlanningIT {
    private static final String PATH = "/api/v1/analyses/plan";

    @Test
    void saysWhatAPlanFindsAndProves() {
        Callers.as(TestRole.VIEWER)
                .body(plan(20, 1, .00005))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("passes", equalTo(false))
                .body("stages", hasSize(1))
                .body("stages[0].smallestRatio", greaterThan(10f))
                .body("stages[0].bakeSecondsNeeded", greaterThan(300))
                .body("sentences", not(empty()));
        Callers.as(TestRole.VIEWER)
                .body(plan(2000, 10, .005))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("passes", equalTo(true));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Callers.as(TestRole.VIEWER)
                .body(plan(20, 0, .005))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].path", containsString("percent"));
        Callers.as(TestRole.CLIENT).body(plan(20, 1, .005)).post(PATH).then().statusCode(403);
        Callers.anonymous().body(plan(20, 1, .005)).post(PATH).then().statusCode(401);
    }

    private static Map<String, Object> plan(double perSecond, double percent, double maxIncrease) {
        return Map.of(
                "requestsPerSecond",
                perSecond,
                "errorRate",
                .001,
                "stages",
                List.of(Map.of("percent", percent, "bakeSeconds", 300)),
                "maxIncrease",
                maxIncrease);
    }
}
