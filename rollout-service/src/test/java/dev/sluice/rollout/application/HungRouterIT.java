package dev.sluice.rollout.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.store.RolloutHistory;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The times of a healthy route's stages, from entered to applied, alone and beside rollouts whose routers accept connections and never
 * answer, in turns, so that what else the machine does weighs on both.
 */
@QuarkusTest
@TestProfile(WholeService.class)
@QuarkusTestResource(StackResource.class)
class HungRouterIT {
    private static final int TURNS = 2;
    private static final int HUNG = 3;
    private static final List<Object> STEPS =
            IntStream.rangeClosed(1, 20).mapToObj(step -> (Object) (5 * step)).toList();

    /** What a busy machine adds to either side; a stage that waited for somebody else's router would take seconds. */
    private static final long NOISE_MILLIS = 100;

    @Inject
    RolloutHistory history;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void doesNotSlowTheStagesOfAnotherRoute() {
        walk(); // the first stages of a process are slower than all others
        List<Long> alone = new ArrayList<>();
        List<Long> beside = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            alone.addAll(walk());
            beside.addAll(besideHungRouters());
        }
        System.out.printf(
                "stage entered -> applied, %d stages each: p95 %d ms alone, %d ms beside %d hung routers%n",
                alone.size(), p95(alone), p95(beside), HUNG);
        assertThat(p95(beside)).isLessThanOrEqualTo(p95(alone) * 12 / 10 + NOISE_MILLIS);
    }

    private List<Long> besideHungRouters() {
        List<RolloutFixture> hung =
                Stream.generate(() -> new RolloutFixture(kafka)).limit(HUNG).toList();
        try {
            hung.forEach(fixture -> fixture.router.hang());
            List<String> waiting = hung.stream()
                    .map(fixture -> fixture.create(plan(fixture, List.of(100))))
                    .toList();
            await().atMost(RolloutFixture.SOON).until(() -> waiting.stream()
                    .allMatch(id -> history(id).stream().anyMatch(RolloutEvent.StageEntered.class::isInstance)));
            List<Long> times = walk();
            assertThat(waiting).as("the others hung all the time").allSatisfy(id -> assertThat(history(id))
                    .noneMatch(RolloutEvent.StageApplied.class::isInstance));
            hung.forEach(fixture -> fixture.router.goOn());
            for (int i = 0; i < HUNG; i++) {
                hung.get(i).awaitState(waiting.get(i), "Completed");
            }
            return times;
        } finally {
            hung.forEach(RolloutFixture::close);
        }
    }

    /** One whole rollout; the milliseconds of its stages. */
    private List<Long> walk() {
        try (RolloutFixture fixture = new RolloutFixture(kafka)) {
            String id = fixture.create(plan(fixture, STEPS));
            fixture.awaitState(id, "Completed");
            return times(history(id));
        }
    }

    private static List<Long> times(List<RolloutEvent> history) {
        Map<Integer, Instant> entered = new HashMap<>();
        List<Long> times = new ArrayList<>();
        for (RolloutEvent event : history) {
            if (event instanceof RolloutEvent.StageEntered enters) {
                entered.put(enters.stage(), enters.at());
            } else if (event instanceof RolloutEvent.StageApplied applied) {
                times.add(Duration.between(entered.get(applied.stage()), applied.at())
                        .toMillis());
            }
        }
        return times;
    }

    private List<RolloutEvent> history(String id) {
        return QuarkusTransaction.requiringNew().call(() -> history.of(UUID.fromString(id)));
    }

    private static Map<String, Object> plan(RolloutFixture fixture, List<Object> steps) {
        Map<String, Object> plan = new HashMap<>(fixture.plan(steps));
        plan.put("analysis", "none");
        plan.put("applyTimeout", "5m");
        return plan;
    }

    private static long p95(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }
}
