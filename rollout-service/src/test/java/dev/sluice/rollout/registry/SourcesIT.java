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
import java.util.HashMap;
import java.util.List;
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

    private static final Map<String, String> PROMETHEUS = Map.of(
            "type", "prometheus",
            "url", "http://127.0.0.1:9090",
            "auth", "basic",
            "requests", "sum(shop_requests_total{version=\"{{arm}}\"})",
            "errors", "sum(shop_errors_total{version=\"{{arm}}\"})",
            "started", "sum(process_start_time_seconds{version=\"{{arm}}\"})");

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

    @Test
    void registersAPrometheusWithItsQueries() {
        put(PROMETHEUS).statusCode(201).body("requests", equalTo("sum(shop_requests_total{version=\"{{arm}}\"})"));
        put(PROMETHEUS).statusCode(200);
        assertThat(QuarkusTransaction.requiringNew().call(() -> sources.find(source)))
                .hasValueSatisfying(
                        found -> assertThat(found.names()).containsOnlyKeys("auth", "requests", "errors", "started"));
    }

    @Test
    void refusesFieldsThatATypeDoesNotKnowAndQueriesThatDoNotTellTheArmsApart() {
        refused(PROMETHEUS, "armLabel", "version");
        refused(PROMETHEUS, "errors", "sum(shop_errors_total)");
        refused(PROMETHEUS, "errors", "sum(shop_errors_total{v=\"{{arm}}\",x=\"{{other}}\"})");
        refused(SCRAPE, "errors", "sum(shop_errors_total)");
        refused(SCRAPE, "started", "process_start_time_seconds");
        refused(GATEWAY, "auth", "basic");
    }

    @Test
    void registersWhatIsPushedWithoutAnAddress() {
        put(Map.of("type", "push", "service", "shop")).statusCode(201);
        put(Map.of("type", "push", "service", "shop")).statusCode(200);
        refused(Map.of("type", "push"), "url", "http://127.0.0.1:1");
        as(TestRole.VIEWER).get("/api/v1/audit?subject=" + source).then().body("items.size()", equalTo(1));
    }

    @Test
    void registersTheCountersOfAnHaproxyRouteByTheRoutesUrl() {
        String url = "haproxy+unix:///run/haproxy/adm.sock?backend=shop&version.1.0.0=stable";
        put(Map.of("type", "haproxy", "url", url)).statusCode(201).body("url", equalTo(url));
        for (String wrong :
                List.of("http://127.0.0.1:1", "haproxy+unix:///a", "haproxy+tcp://169.254.1.1:1?backend=b")) {
            put(Map.of("type", "haproxy", "url", wrong))
                    .statusCode(400)
                    .body("type", equalTo("urn:sluice:problem:invalid-url"));
        }
        asElsewhere(TestRole.ADMIN)
                .body(Map.of("type", "haproxy", "url", url, "service", "elsewhere", "environment", "elsewhere"))
                .put("/api/v1/sources/" + source)
                .then()
                .statusCode(403);
    }

    private void refused(Map<String, String> good, String field, String value) {
        Map<String, String> body = new HashMap<>(good);
        body.put(field, value);
        put(body)
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-source"))
                .body("errors.path", hasItem(field));
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
