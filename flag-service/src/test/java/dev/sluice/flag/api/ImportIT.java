package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.flag.exchange.FlagdFile;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ImportIT {
    private static final Logger LOG = Logger.getLogger(ImportIT.class);
    private static final String FLAG = "/api/v1/flags/{key}";

    @Test
    void takesOverAFileOfFlagd() {
        String banner = "banner-" + UUID.randomUUID();
        String color = "color-" + UUID.randomUUID();
        String file = """
                {"$evaluators": {"pro": {"==": [{"var": "plan"}, "pro"]}},
                 "flags": {
                   "%s": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                          "targeting": {"if": [{"$ref": "pro"}, "on"]},
                          "metadata": {"description": "The banner", "owner": "web"}},
                   "%s": {"state": "DISABLED", "variants": {"red": "#f00", "blue": "#00f"}, "defaultVariant": "red"}}}
                """.formatted(banner, color);
        send(file).statusCode(200).body("created", contains(banner, color)).body("changed", empty());

        evaluate(banner, Map.of("targetingKey", "ada", "plan", "pro")).body("value", is(true));
        evaluate(banner, Map.of("targetingKey", "ada")).body("value", is(false));
        evaluate(color, Map.of("targetingKey", "ada")).body("value", is("#f00"));
        as(TestRole.VIEWER)
                .get(FLAG, banner)
                .then()
                .body("card.owner", is("web"))
                .body("kind", is("release"));
        as(TestRole.VIEWER).get(FLAG, color).then().body("enabled", is(false)).body("type", is("string"));

        send(file).statusCode(200).body("unchanged", contains(banner, color));
        send(file.replace("\"pro\"]}}", "\"gold\"]}}")).statusCode(200).body("changed", contains(banner));
        evaluate(banner, Map.of("targetingKey", "ada", "plan", "gold")).body("value", is(true));
    }

    @Test
    void importsNothingWhenOneFlagIsWrong() {
        String good = "good-" + UUID.randomUUID();
        send("""
                        {"flags": {
                           "%s": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"},
                           "mixed": {"state": "ENABLED", "variants": {"a": 1, "b": "x"}, "defaultVariant": "a"},
                           "bad key": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"},
                           "open": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": null}}}
                        """.formatted(good))
                .statusCode(422)
                .body("type", is("urn:sluice:problem:invalid-file"))
                .body("errors.path", contains("flags.mixed", "flags.bad key", "flags.open"));
        as(TestRole.VIEWER).get(FLAG, good).then().statusCode(404);

        send("""
                        {"flags": {
                           "%s": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"},
                           "%s": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on",
                                  "targeting": {"teleport": []}}}}
                        """.formatted(good, "wrong-" + UUID.randomUUID())).statusCode(422);
        as(TestRole.VIEWER).get(FLAG, good).then().statusCode(404);
        evaluate(good, Map.of("targetingKey", "ada")).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"on\"",
                "{\"fractional\": [[\"on\", 0]]}",
                "{\"if\": [{\"sem_ver\": [{\"var\": \"v\"}, \">=\", \"banana\"]}, \"on\"]}",
                "{\"if\": [{\"var\": \"a\"}, \"blue\"]}",
                "{\"or\": [{\"var\": \"a\"}, \"blue\"]}"
            })
    void saysWhatARuleCannotMean(String targeting) {
        String key = "none-" + UUID.randomUUID();
        send("""
                        {"flags": {"%s": {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on", "targeting": %s}}}
                        """.formatted(key, targeting))
                .statusCode(422)
                .body("type", is("urn:sluice:problem:invalid-file"))
                .body("errors.path", contains("flags." + key));
        as(TestRole.VIEWER).get(FLAG, key).then().statusCode(404);
    }

    @Test
    void leavesRoomForTheKillSwitchWhileItRuns() throws Exception {
        send(manyFlags(100)).statusCode(200); // so that what is measured is not the JVM's warming up
        String file = manyFlags(FlagdFile.MOST);
        String key = newFlag();
        long began = System.nanoTime();
        CompletableFuture<Long> imported = CompletableFuture.supplyAsync(() -> {
            send(file).statusCode(200);
            return System.nanoTime();
        });
        // Over and over, since only one that is sent after the import has taken the lock has to wait.
        List<Duration> waited = new ArrayList<>();
        do {
            waited.add(disabled(key));
        } while (!imported.isDone());

        Duration longest = Collections.max(waited);
        LOG.infof(
                "500 flags imported in %d ms; %d times another one was disabled meanwhile, the slowest in %d ms",
                Duration.ofNanos(imported.get() - began).toMillis(), waited.size(), longest.toMillis());
        // Two to four seconds on two busy cores, more on busier ones; TransactionViewTest sees that it is linear.
        assertThat(longest).isLessThan(Duration.ofSeconds(30));
    }

    private static Duration disabled(String key) {
        long asked = System.nanoTime();
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "incident 42"))
                .post(FLAG + "/disable", key)
                .then()
                .statusCode(200);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private static String manyFlags(int flags) {
        UUID run = UUID.randomUUID();
        String users =
                IntStream.range(0, 50).mapToObj(i -> "\"user-" + i + "\"").collect(Collectors.joining(","));
        return IntStream.range(0, flags)
                .mapToObj(i -> """
                        "many-%d-%s": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                         "targeting": {"if": [{"in": [{"var": "targetingKey"}, [%s]]}, "on", "off"]}}
                        """.formatted(i, run, users))
                .collect(Collectors.joining(",", "{\"flags\": {", "}}"));
    }

    private static ValidatableResponse send(String file) {
        return as(TestRole.OPERATOR)
                .body(file)
                .post("/api/v1/flag-sets/production/shop/import?reason=moved")
                .then();
    }
}
