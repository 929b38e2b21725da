package dev.sluice.flag.application;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second replica: its own snapshot, following the same database, never told anything by the first. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReplicasIT {
    @Inject
    SnapshotReader reader;

    @Inject
    FlagConfig config;

    @Inject
    Catalogue catalogue;

    @Inject
    Snapshots first;

    private final Snapshots second = new Snapshots(new SimpleMeterRegistry());
    private SnapshotFollower follower;

    @BeforeEach
    void start() {
        follower = new SnapshotFollower(reader, second, config, new SimpleMeterRegistry());
        follower.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        follower.stop(new ShutdownEvent());
    }

    @Test
    void answerTheSameShortlyAfterTheChange() {
        String key = newFlag();
        expose(key, false, 100);
        assertThat(revision(first, key)).isEqualTo(2); // at once: the answer to the change came after it

        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> revision(second, key) == 2);
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done&force=true", key)
                .then()
                .statusCode(204);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> revision(second, key) == 0);
    }

    @Test
    void knowAllFlagsAfterAStart() {
        String key = newFlag();
        Snapshots third = new Snapshots(new SimpleMeterRegistry());
        reader.reload(third);

        assertThat(revision(third, key)).isEqualTo(1);
        assertThat(third.current().version()).isEqualTo(catalogue.version());
        assertThat(third.current().flags())
                .extracting(EvaluableFlag::key)
                .containsExactlyElementsOf(
                        first.current().flags().stream().map(EvaluableFlag::key).toList());
    }

    @Test
    void comeBackToTheDatabaseWhenTheyKnowMoreThanItDoes() {
        Snapshot whole = first.current();
        Snapshots strayed = new Snapshots(new SimpleMeterRegistry());
        reader.reload(strayed);
        strayed.caughtUp(List.of(), whole.version() + 1000);
        reader.reload(strayed);

        assertThat(strayed.current().version()).isEqualTo(catalogue.version());
    }

    private static long revision(Snapshots snapshots, String key) {
        EvaluableFlag flag = snapshots.current().flag(key);
        return flag == null ? 0 : flag.revision();
    }
}
