package dev.sluice.rollout.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.lifecycle.Evolution;
import dev.sluice.rollout.store.RolloutHistory;
import dev.sluice.rollout.store.Rollouts;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From REST to traffic and back, with a router over HTTP and the other services' events made by hand. */
@QuarkusTest
@TestProfile(WholeService.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because StackResource and the setup below fill the fields
class ThinPathIT {

    @Inject
    Rollouts rollouts;

    @Inject
    RolloutHistory history;

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
    void walksToCompletionOnHealthyVerdictsAlone() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        await().atMost(RolloutFixture.SOON).until(() -> fixture.percent(fixture.to) == 10);
        fixture.verdict(id, 0, "HEALTHY");
        await().atMost(RolloutFixture.SOON).until(() -> fixture.percent(fixture.to) == 100);
        fixture.verdict(id, 1, "HEALTHY");
        fixture.verdict(id, 2, "HEALTHY");
        fixture.awaitState(id, "Completed");
        for (var record : kafka.await(RolloutFixture.ROLLOUTS, 12, event -> id.equals(event.key()))) {
            EventContract.check(record);
        }
        assertThat(KafkaProbe.header(fixture.event(id, "rollout.completed", ""), "ce_sequence"))
                .isEqualTo("12");
        QuarkusTransaction.requiringNew().run(() -> replayed(UUID.fromString(id)));
    }

    private void replayed(UUID id) {
        assertThat(Evolution.replay(history.of(id)))
                .as("replaying the history gives the stored state")
                .isEqualTo(rollouts.find(id).orElseThrow().rollout());
    }

    @Test
    void anEarlierStagesVerdictOpensNoGate() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        long first = fixture.appliedSequence(id, 0);
        fixture.verdict(id, 0, "HEALTHY", first);
        await().atMost(RolloutFixture.SOON).until(() -> fixture.percent(fixture.to) == 100);
        fixture.verdict(id, 0, "HEALTHY", first);
        fixture.verdict(id, 1, "HEALTHY", first);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> fixture.rollout(id).getInt("stage") == 1);
    }

    @Test
    void goesBackWhenUnhealthyAndQuarantinesTheVersion() {
        String id = fixture.create(fixture.plan(List.of(10, 100)));
        fixture.verdict(id, 0, "UNHEALTHY");
        fixture.awaitState(id, "Halted");
        EventContract.check(fixture.event(id, "rollout.halted", "verdict-unhealthy"));
        UUID rollback = EventIds.next();
        fixture.rollback(
                id,
                rollback,
                1,
                "started",
                ",\"trigger\":\"VERDICT\",\"failureKinds\":[\"APPLICATION\"],\"reason\":\"2.0.0 fails\"");
        fixture.awaitState(id, "RollingBack");
        fixture.rollback(id, rollback, 2, "completed", """
                ,"targets":[{"kind":"route","name":"%s","weights":{"1.0.0":100,"%s":0},
                  "fence":{"rollout":"%s","attempt":1,"direction":"ROLLBACK","sequence":1}}]""".formatted(fixture.route, fixture.to, id));
        fixture.awaitState(id, "RolledBack");
        await().atMost(RolloutFixture.SOON).until(() -> fixture.percent(fixture.to) == 0);
        EventContract.check(fixture.event(id, "version.quarantined", fixture.to));
        fixture.post(fixture.plan(List.of(10, 100))).statusCode(409);
    }
}
