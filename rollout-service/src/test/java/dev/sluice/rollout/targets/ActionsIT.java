package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class ActionsIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Actions actions;

    @Inject
    RecordingOutcomes outcomes;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    private final String route = RouteFixture.name();
    private final UUID rollout = EventIds.next();

    @Test
    void appliesAndReadsBack() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
            await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
            assertThat(outcomes.of(rollout))
                    .containsExactly("applied " + rollout + " 10 {weights={1.0.0=90, 2.0.0=10}}");
            assertThat(router.percent("2.0.0")).isEqualTo(10);
        }
    }

    @Test
    void aRouterThatHangsDelaysNobodyElse() {
        String other = RouteFixture.name();
        UUID otherRollout = EventIds.next();
        try (FakeRouter slow = new FakeRouter(route);
                FakeRouter quick = new FakeRouter(other)) {
            RouteFixture.register(route, slow.url());
            RouteFixture.register(other, quick.url());
            slow.hang();
            enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
            await().atMost(SOON).until(() -> inFlight(rollout));
            enqueue(RouteFixture.command(otherRollout, other, 10, false, EventIds.next()));
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> !outcomes.of(otherRollout).isEmpty());
            assertThat(outcomes.of(rollout)).isEmpty();
            slow.goOn();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !outcomes.of(rollout).isEmpty());
            assertThat(slow.percent("2.0.0")).isEqualTo(10);
        }
    }

    @Test
    void exposureRisesOnlyOnceKafkaHasTheEventThatAnnouncesIt() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            EventEnvelope entered = EventEnvelope.of(
                    "/rollout-service",
                    "dev.sluice.rollout.stage-entered.v1",
                    rollout.toString(),
                    Instant.now(),
                    1,
                    "{}".getBytes(StandardCharsets.UTF_8));
            enqueue(RouteFixture.command(rollout, route, 10, true, entered.id()));
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> router.percent("2.0.0") == 0);
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append("sluice.rollouts.v1", rollout.toString(), entered));
            await().atMost(Duration.ofSeconds(15)).until(() -> router.percent("2.0.0") == 10);
            assertThat(outbox.published(entered.id())).isTrue();
        }
    }

    @Test
    void anActionWhoseHolderCrashedIsRepeatedWhenItsLeaseEnds() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            QuarkusTransaction.requiringNew().run(() -> {
                actions.enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
                sql.update("""
                        UPDATE action SET status = 'RUNNING', tries = 1, lease_owner = 'one that was killed',
                                          lease_until = now() + interval '2 seconds'
                        WHERE rollout_id = ?
                        """, rollout);
            });
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofMillis(1800))
                    .until(() -> router.percent("2.0.0") == 0);
            await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
            assertThat(router.percent("2.0.0")).isEqualTo(10);
        }
    }

    @Test
    void aHigherFenceIsARefusalAndNotTriedAgain() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            router.command(Weights.all("1.0.0"), new Fence(rollout, 1, Fence.Direction.ROLLBACK, 1));
            enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
            await().atMost(SOON).until(() -> !outcomes.of(rollout).isEmpty());
            assertThat(outcomes.of(rollout)).singleElement().asString().startsWith("refused " + rollout);
            assertThat(router.percent("2.0.0")).isZero();
        }
    }

    @Test
    void whatIsPendingEndsWithAHaltAndWhatIsInFlightIsAwaited() {
        try (FakeRouter router = new FakeRouter(route)) {
            RouteFixture.register(route, router.url());
            router.hang();
            enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
            enqueue(RouteFixture.command(rollout, route, 25, false, EventIds.next()));
            await().atMost(SOON).until(() -> inFlight(rollout));
            QuarkusTransaction.requiringNew().run(() -> actions.cancelPending(rollout));
            assertThat(inFlight(rollout)).isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> outcomes.of(rollout).contains("settled " + rollout));
            assertThat(inFlight(rollout)).isFalse();
            router.goOn();
            assertThat(statuses()).containsExactly("CANCELLED", "CANCELLED");
            assertThat(router.percent("2.0.0")).isZero();
        }
    }

    @Test
    void aRouterThatIsAwayIsTriedAgainUntilTheTimeIsOver() {
        FakeRouter gone = new FakeRouter(route);
        RouteFixture.register(route, gone.url());
        gone.close();
        ActionCommand command = RouteFixture.command(rollout, route, 10, false, EventIds.next());
        enqueue(new ActionCommand(
                rollout,
                1,
                10,
                command.target(),
                command.desired(),
                command.fence(),
                EventIds.next(),
                false,
                Instant.now().plusSeconds(2)));
        await().atMost(Duration.ofSeconds(10)).until(() -> !outcomes.of(rollout).isEmpty());
        assertThat(outcomes.of(rollout)).singleElement().asString().startsWith("failed " + rollout);
        assertThat(sql.query("SELECT tries FROM action WHERE rollout_id = ?", row -> row.getInt(1), rollout))
                .allMatch(tries -> tries >= 3);
        await().atMost(SOON).until(() -> statuses().equals(List.of("FAILED")));
        assertThat(outcomes.of(rollout)).singleElement().asString().contains("Last: ");
    }

    @Test
    void whatIsGivenBackForAnotherTryWhileAHaltWaitsForItIsCancelled() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> {
            actions.enqueue(RouteFixture.command(rollout, route, 10, false, EventIds.next()));
            sql.update("""
                    UPDATE action SET status = 'RUNNING', tries = 1, lease_owner = 'another', lease_until = now() + interval '1 minute'
                    WHERE rollout_id = ?
                    """, rollout);
        });
        try (Connection worker = database.getConnection()) {
            worker.setAutoCommit(false);
            Sql.update(worker, """
                    UPDATE action SET status = 'PENDING', lease_owner = NULL, lease_until = NULL, next_try = now() + interval '1 hour'
                    WHERE rollout_id = ?
                    """, rollout);
            Thread halt = Thread.ofPlatform()
                    .start(() -> QuarkusTransaction.requiringNew().run(() -> actions.cancelPending(rollout)));
            await().atMost(SOON).until(() -> waiting() > 0);
            worker.commit();
            worker.setAutoCommit(true);
            assertThat(halt.join(SOON)).isTrue();
        }
        assertThat(statuses()).containsExactly("CANCELLED");
    }

    /** Sessions that wait for a row of table action. */
    private long waiting() {
        return sql.query("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE action%'
                        """, row -> row.getLong(1)).getFirst();
    }

    private void enqueue(ActionCommand command) {
        QuarkusTransaction.requiringNew().run(() -> actions.enqueue(command));
    }

    private boolean inFlight(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> actions.inFlightUntil(id).isPresent());
    }

    private List<String> statuses() {
        return sql.query(
                "SELECT status FROM action WHERE rollout_id = ? ORDER BY id", row -> row.getString(1), rollout);
    }
}
