package dev.sluice.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.Callers;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that an analysis knows is in its row: whoever leases it next goes on from there. */
@QuarkusTest
@QuarkusTestResource(MonitorStack.class)
class RestartIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // safe because the test resource fills it
    KafkaProbe kafka;

    @Inject
    Sql sql;

    private final FakeSource source = new FakeSource();

    @AfterEach
    void closeSource() {
        source.close();
    }

    @Test
    void aReplicaThatDiedInTheMiddleOfALookLosesNothingThatWasCounted() {
        source.traffic("1.0.0", 9900, 0).traffic("2.0.0", 100, 0);
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT10M");
        rollout.entered(0).applied(0);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(looks(rollout)).isGreaterThan(3));

        // what a dead replica leaves behind: a lease that nobody gives back; a look in flight loses its token and
        // changes nothing
        int taken = sql.update(
                "UPDATE analysis SET lease_owner = 'dead', lease_token = gen_random_uuid(), lease_until = ? WHERE rollout_id = ?",
                Instant.now().plusSeconds(3),
                UUID.fromString(rollout.id()));
        int looks = looks(rollout);
        int counted = counted(rollout);

        assertThat(taken).isEqualTo(1);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(looks(rollout)).isGreaterThan(looks + 2));
        assertThat(counted(rollout)).isGreaterThan(counted);
        assertThat(read(rollout).getString("stages[0].notes")).isEqualTo("[]");
    }

    private static int looks(RolloutScript rollout) {
        return read(rollout).getInt("stages[0].looks");
    }

    private static int counted(RolloutScript rollout) {
        return read(rollout).getInt("stages[0].counts.gateway.candidate.requests");
    }

    private static JsonPath read(RolloutScript rollout) {
        return Callers.as(TestRole.VIEWER)
                .get("/api/v1/analyses/" + rollout.id())
                .jsonPath();
    }
}
