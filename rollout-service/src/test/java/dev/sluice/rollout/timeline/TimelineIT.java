package dev.sluice.rollout.timeline;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.stream.AllTopics;
import dev.sluice.rollout.stream.StreamPosition;
import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because Quarkus fills the fields
class TimelineIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    KafkaProbe kafka;

    private final String rollout = EventIds.next().toString();

    @BeforeEach
    @SuppressWarnings("NullAway") // safe because Quarkus fills the fields before
    void topicsOfTheOtherServices() {
        AllTopics.create(kafka);
    }

    @Test
    void tellsWhatHappenedOnAllFourTopics() {
        publish(0, event("rollout.paused", 1, "{\"by\": \"ada\", \"reason\": \"lunch\"}"));
        awaitItems(1);
        publish(1, event("verdict.reached", 1, "{\"verdict\": \"NO_DATA\", \"stage\": 0}"));
        awaitItems(2);
        publish(2, event("rollback.completed", 1, "{\"reexposedMs\": 0}"));
        awaitItems(3);
        publish(3, event("flag.archived", 1, "{\"flag\": \"f\", \"by\": \"ada\", \"reason\": \"done\"}"));
        awaitItems(4);
        timeline("")
                .body("items[0].summary", equalTo("Paused by ada: lunch."))
                .body("items[0].data.by", equalTo("ada"))
                .body("items[0].source", equalTo("/test"))
                .body("items[1].type", equalTo("dev.sluice.verdict.reached.v1"))
                .body("items[3].summary", equalTo("Flag f was archived by ada: done."));
    }

    @Test
    void tellsAnEventOnceHoweverOftenItComes() {
        TestEvent event = event("rollout.started", 1, "{}");
        publish(0, event);
        publish(0, event);
        publish(0, event("rollout.paused", 2, "{}"));
        awaitItems(2);
        timeline("")
                .body("items.type", equalTo(List.of("dev.sluice.rollout.started.v1", "dev.sluice.rollout.paused.v1")));
    }

    @Test
    void comesInPages() {
        for (int each = 1; each <= 5; each++) {
            publish(0, event("rollout.paused", each, "{}"));
        }
        awaitItems(5);
        String next =
                timeline("?limit=3").body("items.size()", equalTo(3)).extract().path("next");
        timeline("?limit=3&cursor=" + next)
                .body("items.sequence", equalTo(List.of(4, 5)))
                .body("next", equalTo(null));
    }

    @Test
    void leavesOutWhatConcernsNoRolloutAndGoesOnAfterRubbish() {
        kafka.publish("sluice.rollouts.v1", rollout, java.util.Map.of(), new byte[] {1, 2, 3});
        kafka.publish("sluice.flags.v1", TestEvent.of("/test", "dev.sluice.flag.created.v1", "f", 1, "{}"));
        publish(0, event("rollout.started", 1, "{}"));
        awaitItems(1);
    }

    @Test
    void isShownToViewersOfItsEnvironmentAndService() {
        publish(0, event("rollout.started", 1, "{}"));
        awaitItems(1);
        asElsewhere(TestRole.VIEWER)
                .get("/api/v1/rollouts/" + rollout + "/timeline")
                .then()
                .statusCode(403);
        as(TestRole.VIEWER)
                .get("/api/v1/rollouts/" + EventIds.next() + "/timeline")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse timeline(String query) {
        return as(TestRole.VIEWER)
                .get("/api/v1/rollouts/" + rollout + "/timeline" + query)
                .then()
                .statusCode(200);
    }

    private void awaitItems(int count) {
        await().atMost(SOON).until(() -> {
            var response = as(TestRole.VIEWER).get("/api/v1/rollouts/" + rollout + "/timeline");
            return response.statusCode() == 200
                    && response.jsonPath().getList("items").size() == count;
        });
    }

    private void publish(int topic, TestEvent event) {
        kafka.publish(StreamPosition.TOPICS.get(topic), event.keyed(rollout));
    }

    private TestEvent event(String type, long sequence, String data) {
        return TestEvent.of("/test", "dev.sluice." + type + ".v1", rollout, sequence, data)
                .with("correlationid", rollout)
                .with("environment", "production")
                .with("service", "shop");
    }
}
