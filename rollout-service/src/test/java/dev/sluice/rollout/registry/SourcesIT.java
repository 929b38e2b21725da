package dev.sluice.rollout.registry;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class SourcesIT {

    private static final Map<String, String> GATEWAY =
            Map.of("type", "gateway", "url", "http://127.0.0.1:8090/_gateway/metrics");
    private static final Map<String, String> SCRAPE = Map.of(
            "type", "scrape",
            "url", "http://127.0.0.1:8091/metrics",
            "requests", "shop_requests_total",
            "errors", "shop_errors_total",
            "duration", "shop_request_duration_seconds",
            "armLabel", "variant");

    @Inject
    Sources sources;

    private final String source = "source-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void registersSourcesOfBothTypes() {
        put(GATEWAY).statusCode(201).body("environment", equalTo("*"));
        put(GATEWAY).statusCode(200);
        put(SCRAPE).statusCode(200).body("requests", equalTo("shop_requests_total"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> sources.find(source)))
                .hasValueSatisfying(found -> assertThat(found.names())
                        .containsEntry("armLabel", "variant")
                        .containsEntry("errors", "shop_errors_total"));
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject=" + source)
                .then()
                .body("items.action", hasItems("register-source", "change-source"));
        as(TestRole.ADMIN).delete("/api/v1/sources/" + source).then().statusCode(204);
        as(TestRole.VIEWER).get("/api/v1/sources/" + source).then().statusCode(404);
    }

    @Test
    void aSourceOfAllServicesIsSeenByAllViewersAndRegisteredByAnAdminOfAll() {
        asElsewhere(TestRole.ADMIN)
                .body(GATEWAY)
                .put("/api/v1/sources/" + source)
                .then()
                .statusCode(403);
        put(GATEWAY).statusCode(201);
        asElsewhere(TestRole.VIEWER)
                .get("/api/v1/sources?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", hasItem(source));
    }

    @Test
    void refusesWhatDoesNotFitItsType() {
        put(Map.of("type", "scrape", "url", "http://127.0.0.1:8091/metrics"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-source"));
        put(Map.of("type", "gateway", "url", "http://127.0.0.1:1", "requests", "r"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-source"));
        put(Map.of("type", "oracle", "url", "http://127.0.0.1:1"))
                .statusCode(400)
                .body("errors.path", hasItem("type"));
        put(Map.of("type", "gateway", "url", "ftp://127.0.0.1:1"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]"})
    void refusesLinkLocalAddresses(String host) {
        put(Map.of("type", "gateway", "url", "http://" + host + "/latest/meta-data"))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-url"))
                .body("errors.message", hasItem("must not lead to a link-local address"));
    }

    private ValidatableResponse put(Map<String, String> body) {
        return as(TestRole.ADMIN).body(body).put("/api/v1/sources/" + source).then();
    }
}
