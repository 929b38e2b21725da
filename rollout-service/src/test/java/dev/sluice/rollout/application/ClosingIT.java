package dev.sluice.rollout.application;

import static org.awaitility.Awaitility.await;

import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a completed rollout, while it may be on its way back: what the reader of stops knows is told by the test. */
@QuarkusTest
@TestProfile(ClosingIT.Told.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because StackResource and the setup below fill the fields
class ClosingIT {
    public static class Told extends WholeService {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ToldStops.class);
        }
    }

    /** Long enough for a test on a busy machine to see the rollout completed and to say what stops it. */
    private static final Duration WINDOW = Duration.ofSeconds(4);

    @Inject
    ToldStops stops;

    KafkaProbe kafka;
    RolloutFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new RolloutFixture(kafka);
    }

    @AfterEach
    void close() {
        stops.away(false);
        fixture.close();
    }

    @Test
    void itsWindowDoesNotEndWhileNobodyKnowsWhetherItIsTakenBack() {
        String id = completed(WINDOW);
        stops.away(true);
        staysCompleted(id);
        stops.away(false);
        fixture.awaitState(id, "Closed");
    }

    @Test
    void itsWindowDoesNotEndOnceARollbackIsKnown() {
        String id = completed(WINDOW);
        stops.stop(id);
        staysCompleted(id);
    }

    @Test
    void noSuccessorTakesItsPlaceWhileItMayBeTakenBack() {
        String id = completed(Duration.ofMinutes(5));
        stops.away(true);
        fixture.post(successor()).statusCode(503);
        stops.away(false);
        stops.stop(id);
        fixture.post(successor()).statusCode(409);
        staysCompleted(id);
    }

    @Test
    void theBakeOfAnotherEndsWhileACompletedOneWaits() {
        String waiting = completed(WINDOW);
        stops.stop(waiting);
        try (RolloutFixture other = new RolloutFixture(kafka)) {
            String id = other.create(plan(other, "1.0.0", other.to, Duration.ofMinutes(5)));
            other.awaitState(id, "Completed");
        }
        staysCompleted(waiting);
    }

    private String completed(Duration window) {
        String id = fixture.create(plan(fixture, "1.0.0", fixture.to, window));
        fixture.awaitState(id, "Completed");
        return id;
    }

    private Map<String, Object> successor() {
        return plan(fixture, fixture.to, "3.0.0", WINDOW);
    }

    private static Map<String, Object> plan(RolloutFixture fixture, String from, String to, Duration window) {
        Map<String, Object> plan = new HashMap<>(fixture.plan(List.of(100)));
        plan.put("analysis", "none");
        plan.put("change", Map.of("from", from, "to", to));
        plan.put("rollback", Map.of("window", window.toSeconds() + "s"));
        return plan;
    }

    private void staysCompleted(String id) {
        await().during(WINDOW.plusSeconds(1))
                .atMost(WINDOW.multipliedBy(3))
                .until(() -> fixture.rollout(id).getString("state").equals("Completed"));
    }
}
