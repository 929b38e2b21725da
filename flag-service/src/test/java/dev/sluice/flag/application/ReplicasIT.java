package dev.sluice.flag.application;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.model.Flags.on;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
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
    FlagRepository flags;

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

    /** What others have changed is never missing before a change of this replica, and what was too late for a version is not in it. */
    @RepeatedTest(10)
    void haveOneStateUnderEachVersionWhicheverOfThemChangesFlags() {
        String here = newFlag();
        String there = newFlag();
        await().until(() -> first.current().version() == second.current().version());
        exposeElsewhere(there, 10);
        exposeElsewhere(there, 20);
        expose(here, false, 30);
        assertThat(revision(first, here)).isEqualTo(2);
        assertThat(revision(first, there)).isEqualTo(3);
        exposeElsewhere(there, 40);
        expose(here, false, 50);

        for (long version = catalogue.version() - Snapshots.KEPT; version <= catalogue.version(); version++) {
            Optional<Snapshot> other = second.at(version);
            if (other.isPresent()) {
                first.at(version)
                        .ifPresent(known -> assertThat(revisions(known)).isEqualTo(revisions(other.get())));
            }
        }
    }

    @Test
    void haveOneStateUnderEachVersionAlsoWhenChangesCrowd() {
        List<String> here = List.of(newFlag(), newFlag(), newFlag());
        List<String> there = List.of(newFlag(), newFlag());
        Map<Long, Map<String, Long>> states = new ConcurrentHashMap<>();
        for (Snapshots replica : List.of(first, second)) {
            replica.onChange(() -> {
                Snapshot now = replica.current();
                Map<String, Long> before = states.putIfAbsent(now.version(), revisions(now));
                if (before != null && !before.equals(revisions(now))) {
                    states.put(-now.version(), Map.of());
                }
            });
        }
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        here.forEach(
                key -> writers.add(CompletableFuture.runAsync(() -> turn(30, share -> expose(key, false, share)))));
        there.forEach(
                key -> writers.add(CompletableFuture.runAsync(() -> turn(30, share -> exposeElsewhere(key, share)))));
        writers.forEach(writer -> writer.orTimeout(60, TimeUnit.SECONDS).join());

        assertThat(states).hasSizeGreaterThan(60).allSatisfy((version, state) -> assertThat(version)
                .isPositive());
        await().until(() -> first.current().version() == catalogue.version());
    }

    private static void turn(int times, DoubleConsumer change) {
        IntStream.rangeClosed(1, times).forEach(change::accept);
    }

    @Test
    void readsAtOneMomentWhatIsOfOneVersion() throws InterruptedException {
        String key = newFlag();
        long before = catalogue.version();
        Thread busy = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 300; i++) {
                exposeElsewhere(key, i / 10.0);
            }
        });
        Snapshots third = new Snapshots(new SimpleMeterRegistry());
        while (busy.isAlive()) {
            reader.catchUp(third);
            assertThat(revision(third, key) - 1).isEqualTo(third.current().version() - before);
            reader.reload(third);
            assertThat(revision(third, key) - 1).isEqualTo(third.current().version() - before);
        }
        busy.join();
    }

    @Test
    void comeBackAtOnceWhenTheyFindThatTheDatabaseKnowsLess() {
        Snapshots strayed = new Snapshots(new SimpleMeterRegistry());
        strayed.caughtUp(List.of(), catalogue.version() + 1000);
        reader.catchUp(strayed);

        assertThat(strayed.current().version()).isEqualTo(catalogue.version());
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

    /** As another replica does it: this one is told nothing. */
    private void exposeElsewhere(String key, double percentage) {
        QuarkusTransaction.requiringNew().run(() -> {
            catalogue.lock();
            Flag flag = Objects.requireNonNull(flags.lock(key));
            flags.save(flag.next(on(false, percentage), null), catalogue.advance(), Instant.now());
        });
    }

    private static Map<String, Long> revisions(Snapshot snapshot) {
        return snapshot.flags().stream().collect(Collectors.toMap(EvaluableFlag::key, EvaluableFlag::revision));
    }

    private static long revision(Snapshots snapshots, String key) {
        EvaluableFlag flag = snapshots.current().flag(key);
        return flag == null ? 0 : flag.revision();
    }
}
