package dev.sluice.rollout.application;

import static dev.sluice.testing.Callers.as;
import static org.awaitility.Awaitility.await;

import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What flag-service tells a rollout, on a real database and broker. */
@QuarkusTest
@TestProfile(WholeService.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because StackResource and the setup below fill the fields
class FlagAnswersIT {
    KafkaProbe kafka;
    RolloutFixture fixture;

    private final String flag = "flag-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void fixture() {
        fixture = new RolloutFixture(kafka);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFlagStageIsAppliedByWhatFlagServiceAnswers() {
        String id = start();
        exposeInternally(id);
        fixture.verdict(id, 0, "HEALTHY");
        var second = fixture.event(id, "rollout.stage-entered", "\"stage\":1,");
        tell(3, "change-refused", """
                {"flag":"%s","reason":"stale-fence","detail":"A person disabled it.","fence":{"rollout":"%s","attempt":1,"direction":"FORWARD","sequence":1},
                 "rolloutId":"%2$s"}""".formatted(flag, id), second);
        EventContract.check(fixture.event(id, "rollout.halted", "apply-refused"));
    }

    @Test
    void aPersonWhoDisablesTheFlagTakesTheRolloutBack() {
        String id = start();
        exposeInternally(id);
        tell(3, "changed", """
                {"flag":"%s","revision":3,"exposure":{"variant":"on","otherwise":"off","internal":false,"percentage":0},"change":"disabled",
                 "cause":"PERSON","rolloutId":"%s","by":"ada","reason":"incident 42"}""".formatted(flag, id), null);
        EventContract.check(fixture.event(id, "rollout.halted", "rollback-requested"));
        EventContract.check(fixture.event(id, "rollout.rollback-requested", "incident 42"));
    }

    @Test
    void aPersonWhoEditsAFlagThatTheRolloutDroveOnceStopsNothing() {
        String id = start();
        exposeInternally(id);
        tell(3, "changed", """
                {"flag":"%s","revision":3,"exposure":{"variant":"on","otherwise":"off","internal":true,"percentage":0},"change":"card",
                 "cause":"PERSON","rolloutId":"%s","by":"ada","reason":"described"}""".formatted(flag, id), null);
        fixture.verdict(id, 0, "HEALTHY");
        EventContract.check(fixture.event(id, "rollout.stage-entered", "\"stage\":1,"));
    }

    /** A rollout of a flag, at its first stage. */
    private String start() {
        tell(1, "created", """
                {"flag":"%s","revision":1,"kind":"release","service":"shop","environment":"production","variants":{"on":true,"off":false},
                 "defaultVariant":"off","exposure":{"variant":"on","otherwise":"off","internal":false,"percentage":0},"by":"ada"}""".formatted(flag), null);
        Map<String, Object> plan = new HashMap<>(fixture.plan(List.of(100)));
        plan.put("change", Map.of("from", "off", "to", "on"));
        plan.put(
                "strategy",
                Map.of("type", "feature-flag", "flag", flag, "steps", List.of("internal", 100), "bake", "100ms"));
        await().atMost(RolloutFixture.SOON)
                .until(() -> fixture.post(plan).extract().statusCode() == 201);
        return as(TestRole.VIEWER)
                .get("/api/v1/rollouts?limit=1&state=Running")
                .then()
                .extract()
                .path("items[0].id");
    }

    private void exposeInternally(String id) {
        var entered = fixture.event(id, "rollout.stage-entered", "\"stage\":0,");
        tell(2, "changed", """
                {"flag":"%s","revision":2,"exposure":{"variant":"on","otherwise":"off","internal":true,"percentage":0},"cause":"ROLLOUT","rolloutId":"%s"}""".formatted(flag, id), entered);
        EventContract.check(fixture.event(id, "rollout.stage-applied", "\"revision\":2"));
    }

    /** @param cause what asked for it; null: nothing did */
    private void tell(int sequence, String event, String data, @Nullable ConsumerRecord<String, byte[]> cause) {
        TestEvent told = TestEvent.of("/flag-service", "dev.sluice.flag." + event + ".v1", flag, sequence, data);
        kafka.publish(
                "sluice.flags.v1", cause == null ? told : told.with("causationid", KafkaProbe.header(cause, "ce_id")));
    }
}
