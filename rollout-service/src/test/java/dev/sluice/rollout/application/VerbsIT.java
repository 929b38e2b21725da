package dev.sluice.rollout.application;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What persons decide, on a real database and broker. */
@QuarkusTest
@TestProfile(WholeService.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because StackResource and the setup below fill the fields
class VerbsIT {

    KafkaProbe kafka;
    RolloutFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new RolloutFixture(kafka);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void pausesResumesAndPromotes() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        long applied = fixture.appliedSequence(id, 0);
        fixture.ask(id, "pause", 200);
        fixture.verdict(id, 0, "HEALTHY", applied);
        assertThat(fixture.rollout(id).getString("state")).isEqualTo("Paused");
        fixture.ask(id, "resume", 200);
        await().atMost(RolloutFixture.SOON).until(() -> fixture.percent(fixture.to) == 100);
        fixture.appliedSequence(id, 1);
        fixture.ask(id, "promote", 200);
        EventContract.check(fixture.event(id, "rollout.stage-passed", "PROMOTED"));
        as(TestRole.ADMIN)
                .get("/api/v1/audit?subject=" + id)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("promote-rollout"));
    }

    @Test
    void aDeadlineHaltsAndAPersonGoesOn() {
        Map<String, Object> plan = new HashMap<>(fixture.plan(List.of(10, 100)));
        plan.put("deadline", "300ms");
        String id = fixture.create(plan);
        fixture.awaitState(id, "Halted");
        assertThat(fixture.rollout(id).getString("halt.reason")).isEqualTo("deadline-passed");
        assertThat(fixture.rollout(id).getString("waitsFor[0].what")).isEqualTo("PERSON");
        fixture.ask(id, "retry", 200);
        assertThat(fixture.rollout(id).getInt("attempt")).isEqualTo(2);
    }

    @Test
    void aRollbackIsAskedForOnceAndCanBeRetriedWhenItFailed() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        fixture.appliedSequence(id, 0);
        fixture.ask(id, "rollback", 200);
        fixture.ask(id, "rollback", 200);
        EventContract.check(fixture.event(id, "rollout.rollback-requested", "OPERATOR"));
        UUID rollback = EventIds.next();
        fixture.rollback(id, rollback, 1, "failed", ",\"reason\":\"no-safe-target\",\"detail\":\"1.0.0 is down.\"");
        fixture.awaitState(id, "RollbackFailed");
        fixture.ask(id, "retry", 200);
        assertThat(kafka.await(
                        RolloutFixture.ROLLOUTS,
                        2,
                        record -> id.equals(record.key())
                                && KafkaProbe.header(record, "ce_type").contains("rollback-requested")))
                .hasSize(2);
    }

    @Test
    void aCompletedRolloutMakesRoomForItsSuccessor() {
        Map<String, Object> plan = new HashMap<>(fixture.plan(List.of(100)));
        plan.put("analysis", "none");
        String id = fixture.create(plan);
        fixture.awaitState(id, "Completed");
        Map<String, Object> next = new HashMap<>(plan);
        next.put("change", Map.of("from", fixture.to, "to", "3.0.0"));
        String successor = fixture.create(next);
        assertThat(successor).isGreaterThan(id);
        fixture.awaitState(id, "Closed");
        EventContract.check(fixture.event(id, "rollout.closed", successor));
    }
}
