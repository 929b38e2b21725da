package dev.sluice.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.Callers;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources as analyses use them. */
@QuarkusTest
@QuarkusTestResource(MonitorStack.class)
class SourcesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // safe because the test resource fills it
    KafkaProbe kafka;

    @Test
    void fiftyAnalysesOfOneEndpointAskItOncePerInterval() throws InterruptedException {
        try (FakeSource source = new FakeSource()) {
            source.traffic("1.0.0", 900, 0).traffic("2.0.0", 100, 0);
            ObjectNode gateway = JSON.createObjectNode().put("type", "gateway").put("url", source.url());
            List<RolloutScript> rollouts = Stream.generate(() -> new RolloutScript(kafka))
                    .limit(50)
                    .map(rollout ->
                            rollout.planned(gateway, "PT10M", "PT4S").entered(0).applied(0))
                    .toList();
            rollouts.forEach(rollout -> await().atMost(LIMIT).until(() -> looks(rollout) >= 4));
            long before = source.questions();
            int looked = rollouts.stream().mapToInt(SourcesIT::looks).sum();

            Thread.sleep(6_000);

            assertThat(rollouts.stream().mapToInt(SourcesIT::looks).sum() - looked)
                    .isGreaterThan(30);
            assertThat(source.questions() - before).isBetween(1L, 5L);
            rollouts.forEach(RolloutScript::rolledBack);
        }
    }

    @Test
    void aVersionWhoseSamplesArePushedGetsHealthyAndNeverAgainOnceTheyStop() {
        AtomicLong sequence = new AtomicLong();
        ObjectNode push = JSON.createObjectNode().put("type", "push").put("url", "urn:sluice:push");
        RolloutScript rollout = new RolloutScript(kafka).planned(push, "PT2S", "PT1S");
        rollout.entered(0).applied(0);
        try (ScheduledExecutorService pods = Executors.newSingleThreadScheduledExecutor()) {
            var unused =
                    pods.scheduleAtFixedRate(() -> report(sequence.incrementAndGet()), 0, 200, TimeUnit.MILLISECONDS);
            rollout.awaitVerdict("HEALTHY", 1);
            pods.shutdownNow();
        }

        rollout.awaitVerdict("ERROR", 1);
        rollout.rolledBack();
    }

    private static void report(long sequence) {
        String now = Instant.now().toString();
        Callers.as(TestRole.REPORTER)
                .body(Map.of(
                        "environment", "production",
                        "service", "shop",
                        "source", "gateway",
                        "reporter", "pod",
                        "sequence", sequence,
                        "kind", "delta",
                        "samples",
                                List.of(
                                        Map.of("arm", "1.0.0", "at", now, "requests", 29_700, "errors", 0),
                                        Map.of("arm", "2.0.0", "at", now, "requests", 300, "errors", 0))))
                .post("/api/v1/samples")
                .then()
                .statusCode(200);
    }

    /** 0 while the analysis is not there yet. */
    private static int looks(RolloutScript rollout) {
        Response response = Callers.as(TestRole.VIEWER).get("/api/v1/analyses/" + rollout.id());
        Integer looks = response.statusCode() == 200 ? response.jsonPath().get("stages[0].looks") : null;
        return looks == null ? 0 : looks;
    }
}
