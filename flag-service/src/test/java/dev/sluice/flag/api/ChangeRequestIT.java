package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.requestExposure;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is posted, refused and listed where no second person is asked for. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ChangeRequestIT {
    private static final String REQUESTS = "/api/v1/change-requests";
    private static final String REQUEST = "/api/v1/change-requests/{id}";

    private String key = "";

    @BeforeEach
    void createsAFlag() {
        key = newFlag();
    }

    @Test
    void whatWaitsForNothingIsAppliedAtOnce() {
        requestExposure(key, 100, Map.of())
                .statusCode(201)
                .header("Location", containsString("/api/v1/change-requests/"))
                .body("state", is("applied"))
                .body("approval", nullValue())
                .body("end.revision", is(2));
        as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/history", key)
                .then()
                .body("items[0].by", is("operator"))
                .body("items[0].changeRequestId", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"exposure\": {\"variant\": \"blue\", \"internal\": false, \"percentage\": 1}} | 422 | unknown-variant",
                "{\"exposure\": {\"internal\": false, \"percentage\": 101}}                      | 400 | invalid-request",
                "{\"targeting\": {\"rules\": [{\"when\": [{\"segment\": \"nobody\"}], \"serve\": \"on\"}]}} | 422 | invalid-content",
                "{\"targeting\": []}                             | 400 | invalid-request",
                "{\"prerequisites\": [{\"flag\": \"no-such\", \"variants\": [\"on\"]}]} | 422 | invalid-content",
                "{\"revertTo\": 9}                               | 400 | invalid-request",
                "{\"archived\": false}                           | 400 | invalid-request",
                "{\"enabled\": true, \"force\": true}            | 400 | invalid-request",
                "{\"enabled\": true, \"revertTo\": 1}            | 400 | invalid-request",
                "{\"deleted\": true}                             | 400 | invalid-request",
                "{\"teleport\": true}                            | 400 | malformed-body",
                "{}                                              | 400 | invalid-request"
            })
    void whatCouldNotBeMadeIsRefusedAsTheDirectChange(String change, int status, String problem) {
        String body = "{\"flag\": \"%s\", \"change\": %s, \"at\": \"%s\", \"reason\": \"x\"}"
                .formatted(key, change, Instant.now().plus(Duration.ofDays(1)));
        as(TestRole.OPERATOR)
                .body(body)
                .post(REQUESTS)
                .then()
                .statusCode(status)
                .body("type", is("urn:sluice:problem:" + problem));
        listed("").body("items", empty());
    }

    @Test
    void isScheduledForTheNearFutureOnly() {
        for (Duration ahead : new Duration[] {Duration.ofMinutes(-1), Duration.ofDays(367)}) {
            requestExposure(key, 1, Map.of("at", Instant.now().plus(ahead).toString()))
                    .statusCode(400);
        }
        listed("").body("items", empty());
    }

    @Test
    void listsPageByPageWhatTheCallerMaySee() {
        String first = scheduled(10);
        String second = scheduled(20);
        String next = as(TestRole.VIEWER)
                .get(REQUESTS + "?flag={key}&limit=1", key)
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .extract()
                .path("next");
        listed("&cursor=" + next).body("items.id", contains(first)).body("next", nullValue());
        listed("&state=scheduled&environment=production&service=shop").body("items", hasSize(2));
        listed("&state=applied").body("items", empty());
        listed("&state=teleported", 400);
        asElsewhere(TestRole.VIEWER)
                .get(REQUESTS + "?flag={key}", key)
                .then()
                .statusCode(200)
                .body("items", empty());
        asElsewhere(TestRole.VIEWER)
                .get(REQUEST, first)
                .then()
                .statusCode(403)
                .body("type", is("urn:sluice:problem:grant-elsewhere"));
        as(TestRole.VIEWER)
                .get(REQUEST, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", is("urn:sluice:problem:unknown-change-request"));
    }

    @Test
    void isPostedOncePerIdempotencyKeyByAnOperatorOfTheFlag() {
        Map<String, ?> body = Map.of("flag", key, "change", Map.of("enabled", false), "reason", "x");
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++) {
            ids[i] = as(TestRole.OPERATOR)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(REQUESTS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
        listed("").body("items.id", contains(ids[0]));
        as(TestRole.VIEWER).body(body).post(REQUESTS).then().statusCode(403);
        asElsewhere(TestRole.OPERATOR).body(body).post(REQUESTS).then().statusCode(403);
    }

    @Test
    void soManyAreOpenAboutAFlagAtOnce() {
        for (int i = 0; i < 20; i++) {
            scheduled(i);
        }
        requestExposure(key, 50, tomorrow())
                .statusCode(409)
                .body("type", is("urn:sluice:problem:too-many-change-requests"));
    }

    private String scheduled(double percentage) {
        return requestExposure(key, percentage, tomorrow())
                .statusCode(201)
                .body("state", is("scheduled"))
                .extract()
                .path("id");
    }

    private static Map<String, ?> tomorrow() {
        return Map.of("at", Instant.now().plus(Duration.ofDays(1)).toString());
    }

    private ValidatableResponse listed(String more) {
        return listed(more, 200);
    }

    private ValidatableResponse listed(String more, int status) {
        return as(TestRole.VIEWER).get(REQUESTS + "?flag=" + key + more).then().statusCode(status);
    }
}
