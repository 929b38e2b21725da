package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ImportIT {
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

    private static ValidatableResponse send(String file) {
        return as(TestRole.OPERATOR)
                .body(file)
                .post("/api/v1/flag-sets/production/shop/import?reason=moved")
                .then();
    }
}
