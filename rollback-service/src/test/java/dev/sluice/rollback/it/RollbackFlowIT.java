package dev.sluice.rollback.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.actuators.Fence;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(RollbackResources.class)
class RollbackFlowIT {
    /** Generous, since nothing here measures speed: benchmarks do. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @SuppressWarnings("NullAway.Init") // safe because begin() fills it
    private Story story;

    @SuppressWarnings("NullAway.Init") // safe because begin() fills it
    private FakeRouter router;

    @BeforeEach
    void begin() {
        story = new Story(kafka);
        router = new FakeRouter();
    }

    @AfterEach
    void end() {
        router.close();
    }

    @Test
    void takesTrafficBackAndCompletesOnlyAfterTheHalt() {
        story.canary(router);
        story.verdict();

        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        JsonNode started = story.heard("started");
        assertThat(started.path("methods")).hasSize(1);
        assertThat(started.path("trigger").asText()).isEqualTo("VERDICT");
        story.heard("step-completed");
        assertThat(state()).isEqualTo("AwaitingHalt");

        int writesBefore = router.writes();
        story.halted();
        JsonNode completed = story.heard("completed");
        assertThat(router.writes()).as("asserted again after the halt").isGreaterThan(writesBefore);
        assertThat(completed.path("reexposedMs").asLong()).isZero();
        assertThat(completed
                        .path("targets")
                        .get(0)
                        .path("fence")
                        .path("sequence")
                        .asLong())
                .isEqualTo(1);
        assertThat(state()).isEqualTo("Completed");
    }

    @Test
    void undoesEveryReexposureUntilTheRolloutHasHalted() {
        story.canary(router);
        story.verdict();
        await().atMost(PATIENCE).until(() -> state().equals("AwaitingHalt"));

        router.drift(25);
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        await().atMost(PATIENCE).until(() -> view().path("reexposedMs").asLong() > 0);
        router.drift(50);
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);

        story.halted();
        assertThat(story.heard("completed").path("reexposedMs").asLong()).isBetween(1L, PATIENCE.toMillis());
    }

    @Test
    void leavesTheWeightsAloneWhileTheSafeSideIsDownAndGoesOnOnceItIsUp() {
        router.servers("1.0.0", 0);
        story.canary(router);
        story.verdict();

        assertThat(story.heard("failed").path("reason").asText()).isEqualTo("no-safe-target");
        assertThat(router.share("2.0.0")).isEqualTo(10);
        assertThat(router.writes()).isZero();

        router.servers("1.0.0", 1);
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        story.halted();
        story.heard("completed");
        assertThat(story.heard("started", 2)
                        .getLast()
                        .path("fence")
                        .path("sequence")
                        .asLong())
                .as("a higher fence")
                .isEqualTo(3);
    }

    @Test
    void waitsForTheStageThatTheVerdictHasSeen() {
        story.plannedWithFlag(router, "later-" + router.route);
        kafka.publish(Story.VERDICTS, story.unhealthy(1, 3));
        await().atMost(PATIENCE).until(() -> state().equals("Waiting"));
        assertThat(router.writes()).isZero();

        story.say("started", "{}");
        story.entered(router);
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        assertThat(story.heard("started").path("steps")).as("what was entered").hasSize(1);
    }

    @Test
    void undoesTheWholePlanWhenItCannotCatchUp() {
        story.plannedWithFlag(router, "later-" + router.route);
        kafka.publish(Story.VERDICTS, story.unhealthy(1, 99));
        await().atMost(PATIENCE).until(() -> state().equals("Waiting"));
        assertThat(router.writes()).isZero();
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        assertThat(story.heard("started").path("steps")).as("the whole plan").hasSize(2);
    }

    @Test
    void saysThatItDoesNotKnowARolloutAndBeginsWhenThePlanArrives() {
        kafka.publish(Story.VERDICTS, story.unhealthy(1, 3));
        assertThat(story.heard("failed").path("reason").asText()).isEqualTo("unknown-rollout");
        assertThat(router.writes()).isZero();

        story.canary(router);
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        story.halted();
        story.heard("completed");
    }

    @Test
    void triesARouterOnThatIsDownAndSaysSo() {
        router.die();
        story.canary(router);
        story.verdict();
        assertThat(story.heard("failed").path("reason").asText()).isEqualTo("target-unreachable");

        router.revive();
        await().atMost(PATIENCE).until(() -> router.share("2.0.0") == 0);
        story.halted();
        story.heard("completed");
    }

    @Test
    void letsFlagServiceDisableTheFlag() {
        String flag = router.route;
        story.feature(flag);
        story.verdict();
        JsonNode started = story.heard("started");
        assertThat(started.path("steps").get(0).path("method").asText()).isEqualTo("DISABLE_FLAG");
        assertThat(started.path("failureKinds").get(0).asText()).isEqualTo("FEATURE");

        story.flagAnswer("changed", flag, 1, "\"revision\": 8, \"cause\": \"ROLLBACK\"");
        assertThat(story.heard("step-completed")
                        .path("observed")
                        .path("revision")
                        .asLong())
                .isEqualTo(8);
        story.halted();
        assertThat(story.heard("completed")
                        .path("targets")
                        .get(0)
                        .path("variant")
                        .asText())
                .isEqualTo("off");
    }

    @Test
    void saysWhenFlagServiceRefuses() {
        story.feature(router.route);
        story.verdict();
        story.heard("started");
        story.flagAnswer("change-refused", router.route, 1, "\"reason\": \"archived\", \"detail\": \"gone\"");
        await().atMost(PATIENCE)
                .until(() -> view().path("failure").path("reason").asText().equals("change-refused"));
        story.heard("failed");
    }

    @Test
    void startsOnceHoweverOftenItIsTold() {
        story.canary(router);
        TestEvent verdict = story.unhealthy();
        kafka.publish(Story.VERDICTS, verdict);
        kafka.publish(Story.VERDICTS, verdict);
        story.verdict();
        story.say("rollback-requested", "{\"cause\": \"OPERATOR\", \"by\": \"ada\", \"reason\": \"me too\"}");
        story.halted();
        story.heard("completed");
        assertThat(story.heard("started", 1)).hasSize(1);
        assertThat(view().path("why").path("trigger").asText()).isEqualTo("VERDICT");
    }

    @Test
    void leavesARouteAloneThatANewerRolloutHolds() {
        story.canary(router);
        router.drift(10, new Fence(EventIds.next(), 1, Fence.Direction.FORWARD, 3));
        story.verdict();
        assertThat(story.heard("failed").path("reason").asText()).isEqualTo("target-refused");
        assertThat(router.share("2.0.0")).isEqualTo(10);
    }

    @Test
    void undoesAStageThatItHearsOfLate() {
        story.canary(router);
        story.verdict();
        await().atMost(PATIENCE).until(() -> state().equals("AwaitingHalt"));
        story.enteredBoth(router, "late-" + router.route);
        JsonNode again = story.heard("started", 2).getLast();
        assertThat(again.path("steps")).hasSize(2);
        story.flagAnswer(
                "changed",
                "late-" + router.route,
                again.path("fence").path("sequence").asLong(),
                "\"revision\": 3");
        story.halted();
        assertThat(story.heard("completed").path("targets")).hasSize(2);
    }

    @Test
    void leavesARolloutAloneThatEnded() {
        story.canary(router);
        story.say("cancelled", "{\"by\": \"ada\", \"reason\": \"changed my mind\"}");
        story.verdict();
        try (FakeRouter second = new FakeRouter()) {
            Story other = new Story(kafka);
            other.canary(second);
            kafka.publish(Story.VERDICTS, other.unhealthy(1, other.sequence()));
            other.heard("started");
        }
        assertThat(router.writes()).as("of a rollout that ended").isZero();
    }

    private String state() {
        return view().path("state").asText();
    }

    private JsonNode view() {
        return RollbackViews.ofRollout(story.rolloutId);
    }
}
