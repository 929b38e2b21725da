package dev.sluice.flag.ofrep;

import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a browser asks before and looks at after a page's request; the configured origin is in application.properties. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BrowserAccessIT {
    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String SHOP = "https://shop.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void letsPagesOfAConfiguredOriginEvaluate() {
        asksFirst(SHOP, ALL)
                .statusCode(204)
                .header(ALLOWED, SHOP)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"));
        as(TestRole.CLIENT)
                .header("Origin", SHOP)
                .body(Map.of("context", Map.of("targetingKey", "ada")))
                .post(ALL)
                .then()
                .statusCode(200)
                .header(ALLOWED, SHOP)
                .header("Vary", "origin")
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        RestAssured.given()
                .header("Origin", SHOP)
                .get("/ofrep/v1/streams")
                .then()
                .statusCode(401)
                .header(ALLOWED, SHOP);
    }

    @Test
    void saysNothingToOtherOriginsNorAboutOtherPaths() {
        asksFirst("https://evil.example.org", ALL).header(ALLOWED, is(nullValue()));
        asksFirst(SHOP, "/api/v1/flags").header(ALLOWED, is(nullValue()));
        as(TestRole.CLIENT)
                .header("Origin", "https://evil.example.org")
                .body(Map.of("context", Map.of("targetingKey", "ada")))
                .post(ALL)
                .then()
                .header(ALLOWED, is(nullValue()));
    }

    private static ValidatableResponse asksFirst(String origin, String path) {
        return RestAssured.given()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path)
                .then();
    }
}
