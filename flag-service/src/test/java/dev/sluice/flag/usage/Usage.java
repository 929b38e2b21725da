package dev.sluice.flag.usage;

import static dev.sluice.testing.Callers.as;

import dev.sluice.testing.TestRole;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** What the ITs about the use of flags share. */
public final class Usage {
    private Usage() {}

    public static ValidatableResponse evaluations(String key) {
        return as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/evaluations", key)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse debug(String key, Map<String, ?> settings) {
        return as(TestRole.OPERATOR)
                .body(settings)
                .put("/api/v1/flags/{key}/debug", key)
                .then();
    }
}
