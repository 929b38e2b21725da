package dev.sluice.rollback.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackDecider;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.store.Documents;
import dev.sluice.rollback.store.History;
import dev.sluice.rollback.store.RollbackLeases;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a process leaves behind that died between its commit and its deed, or in the middle of it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(RollbackResources.class)
class TakeOverIT {
    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Inject
    Sql sql;

    @Inject
    RollbackLeases leases;

    @Inject
    Rollbacks rollbacks;

    @Inject
    History history;

    @Test
    void goesOnAtOnceAfterItsOwnProcessDied() {
        try (FakeRouter router = new FakeRouter()) {
            leftBehind(router, "rollback-service-0/dead", "1 hour");
            assertThat(router.writes()).isZero();
            leases.inherit(); // what a start does
            await().atMost(Duration.ofSeconds(20)).until(() -> router.share("2.0.0") == 0);
        }
    }

    @Test
    void goesOnWhenTheLeaseOfAnotherReplicaIsOver() {
        try (FakeRouter router = new FakeRouter()) {
            leftBehind(router, "rollback-service-1/dead", "1 second");
            await().atMost(Duration.ofSeconds(20)).until(() -> router.share("2.0.0") == 0);
        }
    }

    @Test
    void theHistoryGivesTheStoredState() {
        try (FakeRouter router = new FakeRouter()) {
            Story story = new Story(kafka);
            story.canary(router);
            story.verdict();
            story.halted();
            story.heard("completed");
            QuarkusTransaction.requiringNew().run(() -> {
                Rollback stored = rollbacks.of(story.rolloutId, 1).orElseThrow().rollback();
                assertThat(RollbackDecider.evolve(Rollback.absent(stored.id()), history.of(stored.id())))
                        .isEqualTo(stored);
            });
        }
    }

    /** A rollback that was committed by somebody who is not there any more. */
    private void leftBehind(FakeRouter router, String owner, String lease) {
        UUID rolloutId = EventIds.next();
        RollbackState state = new RollbackState.Undoing(Abandoned.work(router, new Fence(rolloutId, 1, 1)));
        sql.update("""
                INSERT INTO rollback (id, rollout_id, attempt, environment, service, state, version, document, created_at, updated_at,
                                      active, lease_owner, lease_until)
                VALUES (?, ?, 1, 'production', 'shop', 'Undoing', 1, ?, now(), now(), true, ?, now() + ?::interval)
                """, EventIds.next(), rolloutId, Documents.write(state), owner, lease);
    }

    private static final class Abandoned {
        static Work work(FakeRouter router, Fence fence) {
            return Documents.read(
                    """
                    {"trigger": {"cause": {"kind": "VERDICT"}, "aim": {"rolloutId": "%1$s", "attempt": 1, "rolloutSequence": 3, "stage": 0},
                                 "failureKinds": ["APPLICATION"], "reason": "2.0.0 fails"},
                     "steps": [{"index": 0, "confirmed": false, "undo":
                                {"case": "ShiftTraffic", "route": "%2$s", "weights": {"1.0.0": 100, "2.0.0": 0}}}],
                     "routes": {"%2$s": {"driver": "http", "url": "%3$s", "credential": "%4$s"}},
                     "fence": {"rollout": "%1$s", "attempt": 1, "sequence": 1},
                     "tally": {"startedAt": "2026-11-22T12:00:00Z", "resumedAt": "2026-11-22T12:00:00Z", "reexposedMs": 0, "halted": false}}
                    """.formatted(fence.rollout(), router.route, router.url(), RollbackResources.CREDENTIAL),
                    Work.class);
        }
    }
}
