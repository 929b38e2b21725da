package dev.sluice.rollout.application;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.targets.FakeRouter;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A route with its router, plans for it, and the other services' events made by hand. */
final class RolloutFixture implements AutoCloseable {

    static final String ROLLOUTS = "sluice.rollouts.v1";
    static final Duration SOON = Duration.ofSeconds(60);

    final String route = "route-" + UUID.randomUUID().toString().substring(0, 8);
    /** A version of its own, so that a quarantine of one test is no obstacle to another. */
    final String to = "2.0.0-" + route.substring(6);

    final FakeRouter router = new FakeRouter(route);
    private final KafkaProbe kafka;
    private long verdicts;

    RolloutFixture(KafkaProbe kafka) {
        this.kafka = kafka;
        as(TestRole.ADMIN)
                .body(Map.of(
                        "service",
                        "shop",
                        "environment",
                        "production",
                        "driver",
                        "http",
                        "url",
                        router.url(),
                        "credential",
                        WholeService.CREDENTIAL,
                        "active",
                        "1.0.0"))
                .put("/api/v1/routes/" + route)
                .then()
                .statusCode(201);
        int status = as(TestRole.ADMIN)
                .body(Map.of("type", "gateway", "url", router.url() + "/metrics"))
                .put("/api/v1/sources/gateway")
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    /** A canary that needs no more than milliseconds per stage. */
    Map<String, Object> plan(List<Object> steps) {
        Map<String, Object> plan = new TreeMap<>();
        plan.put("name", "shop-2.0.0");
        plan.put("service", "shop");
        plan.put("environment", "production");
        plan.put("change", Map.of("from", "1.0.0", "to", to));
        plan.put(
                "strategy",
                Map.of("type", "canary", "route", route, "steps", steps, "bake", "100ms", "finalBake", "200ms"));
        plan.put(
                "analysis",
                Map.of("metrics", List.of(Map.of("name", "errors", "type", "error-ratio", "source", "gateway"))));
        return plan;
    }

    ValidatableResponse post(Map<String, Object> plan) {
        return as(TestRole.OPERATOR).body(plan).post("/api/v1/rollouts").then();
    }

    String create(Map<String, Object> plan) {
        return post(plan).statusCode(201).extract().path("id");
    }

    JsonPath rollout(String id) {
        return as(TestRole.VIEWER)
                .get("/api/v1/rollouts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void awaitState(String id, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(rollout(id).getString("state"))
                .as("%s", rollout(id).prettify())
                .isEqualTo(state));
    }

    int percent(String version) {
        Integer percent = RestAssured.get(router.url() + "/weights").path("desired.'" + version + "'");
        return percent == null ? 0 : percent;
    }

    /** One event of this rollout, once it is published. */
    ConsumerRecord<String, byte[]> event(String id, String type, String dataPart) {
        return kafka.await(
                        ROLLOUTS,
                        1,
                        record -> id.equals(record.key())
                                && ("dev.sluice." + type + ".v1").equals(KafkaProbe.header(record, "ce_type"))
                                && new String(record.value(), StandardCharsets.UTF_8).contains(dataPart))
                .getFirst();
    }

    long appliedSequence(String id, int stage) {
        return Long.parseLong(
                KafkaProbe.header(event(id, "rollout.stage-applied", "\"stage\":" + stage + ","), "ce_sequence"));
    }

    /** What monitor-service would say about data that it counted after the stage was applied. */
    void verdict(String id, int stage, String verdict) {
        verdict(id, stage, verdict, appliedSequence(id, stage));
    }

    void verdict(String id, int stage, String verdict, long appliedSequence) {
        String data =
                """
                {"verdictId":"%s","rolloutId":"%s","attempt":1,"stage":%d,"verdict":"%s","rolloutSequence":%d,"appliedSequence":%d,
                 "at":"%s","blames":["APPLICATION"],"comparison":"live-baseline","summary":"Told by the test.","evidence":[]}""".formatted(EventIds.next(), id, stage, verdict, appliedSequence, appliedSequence, Instant.now());
        kafka.publish(
                "sluice.verdicts.v1",
                TestEvent.of("/monitor-service", "dev.sluice.verdict.reached.v1", id, ++verdicts, data));
    }

    /** What rollback-service tells; {@code more} are further members of the data. */
    void rollback(String id, UUID rollbackId, int sequence, String event, String more) {
        String data = "{\"rollbackId\":\"%s\",\"rolloutId\":\"%s\",\"attempt\":1%s}".formatted(rollbackId, id, more);
        kafka.publish(
                "sluice.rollbacks.v1",
                TestEvent.of(
                                "/rollback-service",
                                "dev.sluice.rollback." + event + ".v1",
                                rollbackId.toString(),
                                sequence,
                                data)
                        .keyed(id));
    }

    void ask(String id, String verb, int status) {
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "the test asks"))
                .post("/api/v1/rollouts/" + id + "/" + verb)
                .then()
                .statusCode(status);
    }

    @Override
    public void close() {
        router.close();
    }
}
