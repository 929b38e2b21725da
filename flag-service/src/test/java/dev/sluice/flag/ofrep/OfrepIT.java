package dev.sluice.flag.ofrep;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.anonymous;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OfrepIT {
    private static final String ONE = "/ofrep/v1/evaluate/flags/{key}";
    private static final String ALL = "/ofrep/v1/evaluate/flags";

    @Test
    void answersWithValueVariantReasonAndVersions() {
        String key = newFlag();
        evaluate(key, Map.of("targetingKey", "ada"))
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("key", is(key))
                .body("value", is(false))
                .body("variant", is("off"))
                .body("reason", is("STATIC"))
                .body("metadata.flagSetId", is("production/shop"))
                .body("metadata.revision", is(1));
        expose(key, true, 50);
        evaluate(key, Map.of("targetingKey", "ada", "internal", true))
                .body("value", is(true))
                .body("reason", is("TARGETING_MATCH"))
                .body("metadata.revision", is(2));
        evaluate(key, Map.of("targetingKey", "ada")).body("reason", is("TARGETING_MATCH"));
    }

    @Test
    void switchesNobodyOffWhileThePercentageRises() {
        String key = newFlag();
        Set<String> before = new HashSet<>();
        for (int percentage : new int[] {1, 10, 50, 100}) {
            expose(key, true, percentage);
            Set<String> now = new HashSet<>();
            for (int user = 0; user < 100; user++) {
                String name = "user-" + user;
                boolean on =
                        evaluate(key, Map.of("targetingKey", name)).extract().path("value");
                if (on) {
                    now.add(name);
                }
            }
            assertThat(now).containsAll(before);
            before = now;
        }
        assertThat(before).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                            | PARSE_ERROR",
                "[1]                                          | PARSE_ERROR",
                "null                                         | PARSE_ERROR",
                "''                                           | PARSE_ERROR",
                "{\"context\":{\"targetingKey\":\"a\"}} x     | PARSE_ERROR",
                "{}                                           | INVALID_CONTEXT",
                "{\"context\":[]}                             | INVALID_CONTEXT",
                "{\"context\":{\"targetingKey\":7}}           | INVALID_CONTEXT",
                "{\"context\":{}}                             | TARGETING_KEY_MISSING",
                "{\"context\":{\"targetingKey\":\"\"}}        | TARGETING_KEY_MISSING",
                "{\"context\":{\"targetingKey\":null}}        | TARGETING_KEY_MISSING"
            })
    void refusesARequestThatCannotBeEvaluated(String body, String code) {
        String key = newFlag();
        as(TestRole.CLIENT)
                .body(body)
                .post(ONE, key)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/json"))
                .body("key", is(key))
                .body("errorCode", is(code))
                .body("errorDetails", not(emptyOrNullString()));
        as(TestRole.CLIENT).body(body).post(ALL).then().statusCode(400).body("errorCode", is(code));
    }

    @Test
    void boundsTheContext() {
        as(TestRole.CLIENT)
                .body("{\"context\":{\"targetingKey\":\"" + "x".repeat(64 * 1024) + "\"}}")
                .post(ONE, newFlag())
                .then()
                .statusCode(400)
                .body("errorCode", is("INVALID_CONTEXT"));
        as(TestRole.CLIENT)
                .body("{\"context\":{\"targetingKey\":\"a\",\"deep\":" + "[".repeat(40) + "]".repeat(40) + "}}")
                .post(ONE, newFlag())
                .then()
                .statusCode(400)
                .body("errorCode", is("PARSE_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_024, 10 * 1_024})
    void refusesALongContextInTheWordsOfTheProtocol(int kilobytes) throws IOException, InterruptedException {
        String body = "{\"context\":{\"targetingKey\":\"a\",\"long\":\"" + "x".repeat(kilobytes * 1024) + "\"}}";
        for (String path : List.of("/ofrep/v1/evaluate/flags/some", ALL)) {
            HttpResponse<String> refused = send(path, BodyPublishers.ofString(body));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue(Reply.MEDIA_TYPE);
            assertThat(refused.body()).contains("\"errorCode\":\"INVALID_CONTEXT\"");
        }
    }

    @Test
    void refusesALongContextInChunksTheSameWay() throws IOException, InterruptedException {
        byte[] body =
                ("{\"context\":{\"targetingKey\":\"a\",\"long\":\"" + "x".repeat(900 * 1024) + "\"}}").getBytes(UTF_8);
        for (String path : List.of("/ofrep/v1/evaluate/flags/some", ALL)) {
            HttpResponse<String> refused =
                    send(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"errorCode\":\"INVALID_CONTEXT\"");
        }
    }

    @Test
    void saysInTheWordsOfTheProtocolThatItFailed() throws IOException, InterruptedException {
        String body = "{\"context\":{\"targetingKey\":\"" + Provoked.FAILURE + "\"}}";
        for (String path : List.of("/ofrep/v1/evaluate/flags/some", ALL)) {
            for (BodyPublisher each : List.of(
                    BodyPublishers.ofString(body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))) {
                HttpResponse<String> failed = send(path, each);
                assertThat(failed.statusCode()).isEqualTo(500);
                assertThat(failed.headers().firstValue("Content-Type")).hasValue(Reply.MEDIA_TYPE);
                assertThat(failed.body())
                        .contains("\"errorCode\":\"GENERAL\"", "give the operator of this service the reference")
                        .doesNotContain("provoked by a test");
            }
        }
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        evaluate("absent", Map.of("targetingKey", "ada"))
                .statusCode(404)
                .contentType(startsWith("application/json"))
                .body("key", is("absent"))
                .body("errorCode", is("FLAG_NOT_FOUND"));
    }

    @Test
    void answersOnlyWhoMayEvaluateTheFlag() {
        String key = newFlag();
        Map<String, Object> body = Map.of("context", Map.of("targetingKey", "ada"));
        anonymous().body(body).post(ONE, key).then().statusCode(401).body("title", not(emptyOrNullString()));
        asElsewhere(TestRole.CLIENT)
                .body(body)
                .post(ONE, key)
                .then()
                .statusCode(403)
                .body("errorCode", is("GENERAL"));
        as(TestRole.REPORTER).body(body).post(ONE, key).then().statusCode(403);
        as(TestRole.VIEWER).body(body).post(ONE, key).then().statusCode(200);
        asElsewhere(TestRole.CLIENT).body(body).post(ALL).then().statusCode(200).body("flags.size()", is(0));
        as(TestRole.REPORTER).body(body).post(ALL).then().statusCode(403);
    }

    @Test
    void answersInBulkWithATagThatChangesWithFlagsAndContext() {
        String key = newFlag();
        Map<String, Object> ada = Map.of("context", Map.of("targetingKey", "ada"));
        Map<String, Object> insider = Map.of("context", Map.of("targetingKey", "ada", "internal", true));
        String tag = as(TestRole.CLIENT)
                .body(ada)
                .post(ALL)
                .then()
                .statusCode(200)
                .body("flags.key", hasItem(key))
                .extract()
                .header("ETag");
        as(TestRole.CLIENT)
                .header("If-None-Match", tag)
                .body(ada)
                .post(ALL)
                .then()
                .statusCode(304);

        expose(key, true, 0);
        String changed = as(TestRole.CLIENT)
                .header("If-None-Match", tag)
                .body(ada)
                .post(ALL)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        as(TestRole.CLIENT)
                .header("If-None-Match", changed)
                .body(insider)
                .post(ALL)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"'{\"context\": {\"targetingKey\": \"ada\"}}'", "'{\"context\": {}}'", "'{'", "''"})
    void answersTheSameWhicheverWayARequestTakes(String body) throws IOException, InterruptedException {
        String key = newFlag();
        for (String path : List.of("/ofrep/v1/evaluate/flags/" + key, "/ofrep/v1/evaluate/flags/none", ALL)) {
            // A body in chunks does not say how long it is, so it takes the long way.
            HttpResponse<String> longWay =
                    send(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))));
            HttpResponse<String> express = send(path, BodyPublishers.ofString(body));

            assertThat(express.statusCode()).isEqualTo(longWay.statusCode());
            assertThat(express.body()).isEqualTo(longWay.body());
            for (String header : List.of("Content-Type", "ETag", "X-Flag-Snapshot")) {
                assertThat(express.headers().allValues(header))
                        .isEqualTo(longWay.headers().allValues(header));
            }
        }
    }

    private static HttpResponse<String> send(String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + TestRole.CLIENT.token())
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void countsWhatDidNotChangeEachTimeItIsToldAgain() {
        String key = newFlag();
        Map<String, Object> grace = Map.of("context", Map.of("targetingKey", "grace"));
        String tag = as(TestRole.CLIENT).body(grace).post(ALL).then().extract().header("ETag");
        for (int i = 0; i < 3; i++) {
            as(TestRole.CLIENT)
                    .header("If-None-Match", tag)
                    .body(grace)
                    .post(ALL)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }

        as(TestRole.VIEWER).get("/api/v1/flags/{key}/evaluations", key).then().body("counts.count", contains(4));
    }

    @Test
    void countsEvaluations() {
        String key = newFlag();
        evaluate(key, Map.of("targetingKey", "ada"));
        evaluate(key, Map.of("targetingKey", "grace"));
        String metrics = RestAssured.get("/q/metrics").asString();

        assertThat(metrics.lines()).anySatisfy(line -> assertThat(line)
                .startsWith("sluice_flag_evaluations_total{")
                .contains("flag=\"" + key + "\"", "variant=\"off\"", "reason=\"STATIC\"")
                .endsWith(" 2.0"));
        RestAssured.get("/q/health/ready").then().statusCode(200).body(containsString("flag snapshot"));
    }
}
