package dev.sluice.actuators;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static dev.sluice.actuators.RouterUnderTest.ROUTE;
import static dev.sluice.actuators.RouterUnderTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.Fence.Direction;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every router driver must do. Extend it, start a router of your own, and all of this must pass. */
public abstract class TrafficRouterContract {

    protected static final UUID OLDER = UUID.fromString("01900000-0000-7000-8000-000000000001");
    protected static final UUID NEWER = UUID.fromString("01900000-0000-7000-8000-000000000002");

    private RouterUnderTest running;
    private TrafficRouter router;

    /** Starts a router that has seen no command yet, on a free port of the loopback interface. */
    protected abstract RouterUnderTest start();

    @BeforeEach
    void startsTheRouter() {
        running = start();
        router = running.driver(Optional.of(SECRET));
    }

    @AfterEach
    void stopsTheRouter() {
        running.close();
    }

    @Test
    void beginsWithEverythingOnTheFirstVersionAndNoFence() throws RouterFailure {
        RouterState state = router.read();

        assertThat(state.route()).isEqualTo(ROUTE);
        assertThat(state.desired().sameShares(Weights.all(BASELINE))).isTrue();
        assertThat(state.fence()).isNull();
        assertThat(state.servers()).containsOnlyKeys(BASELINE, CANDIDATE);
    }

    @Test
    void holdsWhatItWasSetTo() throws RouterFailure {
        RouterState applied = router.apply(canary(10), forward(1));

        assertThat(applied.desired().percent(CANDIDATE)).isEqualTo(10);
        assertThat(applied.fence()).isEqualTo(forward(1));
        assertThat(router.read().desired().percent(CANDIDATE)).isEqualTo(10);
    }

    @Test
    void givesNothingToAVersionThatIsNotNamed() throws RouterFailure {
        router.apply(canary(10), forward(1));

        RouterState applied = router.apply(Weights.all(CANDIDATE), forward(2));

        assertThat(applied.desired().percent(BASELINE)).isZero();
        assertThat(applied.desired().percent(CANDIDATE)).isEqualTo(100);
    }

    @Test
    void takesTheSameCommandTwiceAsOnce() throws RouterFailure {
        router.apply(canary(10), forward(1));

        assertThat(router.apply(canary(10), forward(1)).desired().percent(CANDIDATE))
                .isEqualTo(10);
    }

    @Test
    void takesAHigherSequence() throws RouterFailure {
        router.apply(canary(10), forward(1));

        assertThat(router.apply(canary(25), forward(2)).desired().percent(CANDIDATE))
                .isEqualTo(25);
    }

    @Test
    void refusesALowerSequence() throws RouterFailure {
        assertHeldAgainst(forward(2), forward(1));
    }

    @Test
    void refusesToGoForwardAfterTheRollbackOfTheSameAttempt() throws RouterFailure {
        assertHeldAgainst(new Fence(OLDER, 1, Direction.ROLLBACK, 1), forward(99));
    }

    @Test
    void refusesAnEarlierAttempt() throws RouterFailure {
        assertHeldAgainst(new Fence(OLDER, 2, Direction.FORWARD, 1), new Fence(OLDER, 1, Direction.ROLLBACK, 99));
    }

    @Test
    void refusesAnOlderRollout() throws RouterFailure {
        assertHeldAgainst(new Fence(NEWER, 1, Direction.FORWARD, 1), new Fence(OLDER, 9, Direction.ROLLBACK, 99));
    }

    @Test
    void comparesSequencesAsNumbers() throws RouterFailure {
        assertHeldAgainst(forward(10), forward(9));
    }

    @Test
    void comparesRolloutsAsText() throws RouterFailure {
        UUID below = UUID.fromString("7fffffff-0000-7000-8000-000000000000");
        UUID above = UUID.fromString("80000000-0000-7000-8000-000000000000");

        assertHeldAgainst(new Fence(above, 1, Direction.FORWARD, 1), new Fence(below, 1, Direction.FORWARD, 2));
    }

    @Test
    void rejectsAVersionItDoesNotKnowAndStaysAsItWas() throws RouterFailure {
        router.apply(canary(10), forward(1));

        assertThat(failure(RouterFailure.Rejected.class, router, Weights.split(BASELINE, "9.9.9", 50), forward(5)))
                .isNotNull();

        assertThat(router.read().desired().percent(CANDIDATE)).isEqualTo(10);
        assertThat(router.read().fence())
                .as("what was rejected leaves no fence")
                .isEqualTo(forward(1));
    }

    @Test
    void refusesAWrongSecretAndStaysAsItWas() throws RouterFailure {
        assumeTrue(running.asksForASecret(), "this router asks for no secret");
        router.apply(canary(10), forward(1));
        TrafficRouter stranger = running.driver(Optional.of("not-the-secret"));

        RouterFailure refusal = failure(RouterFailure.Unauthorised.class, stranger, canary(50), forward(2));

        assertThat(refusal).hasMessageNotContaining("not-the-secret");
        assertThat(router.read().fence()).isEqualTo(forward(1));
    }

    @Test
    void doesNotWriteWithoutASecret() throws RouterFailure {
        assumeTrue(running.asksForASecret(), "this router asks for no secret");
        TrafficRouter nobody = running.driver(Optional.empty());

        assertThat(failure(RouterFailure.Unauthorised.class, nobody, canary(50), forward(2)))
                .isNotNull();
        assertThat(nobody.read().fence()).isNull();
    }

    @Test
    void takesTheSameCommandAgainAfterARestart() throws RouterFailure {
        router.apply(canary(10), forward(7));

        running.restart();

        assertThat(router.apply(canary(10), forward(7)).desired().percent(CANDIDATE))
                .isEqualTo(10);
    }

    @Test
    void saysSoWhenNothingAnswers() {
        running.close();

        assertThat(failure(RouterFailure.Unreachable.class, router, canary(10), forward(1)))
                .isNotNull();
        assertThat(catchThrowableOfType(RouterFailure.Unreachable.class, () -> router.read()))
                .isNotNull();
    }

    @Test
    void endsWithTheHighestFenceWhenManyWriteAtOnce() throws RouterFailure {
        ManyWriters.race(router, OLDER, 40);

        RouterState last = router.read();
        assertThat(last.fence()).isEqualTo(forward(40));
        assertThat(last.desired().percent(CANDIDATE)).isEqualTo(40);
    }

    private void assertHeldAgainst(Fence first, Fence late) throws RouterFailure {
        router.apply(canary(10), first);

        RouterFailure.Refused refusal = failure(RouterFailure.Refused.class, router, canary(50), late);

        assertThat(refusal.highest()).isEqualTo(first);
        RouterState still = router.read();
        assertThat(still.fence()).isEqualTo(first);
        assertThat(still.desired().percent(CANDIDATE)).isEqualTo(10);
    }

    private static <F extends RouterFailure> F failure(
            Class<F> expected, TrafficRouter router, Weights weights, Fence fence) {
        F failure = catchThrowableOfType(expected, () -> router.apply(weights, fence));
        assertThat(failure).as("the command must fail").isNotNull();
        return failure;
    }

    private static Weights canary(int percent) {
        return Weights.split(BASELINE, CANDIDATE, percent);
    }

    private static Fence forward(long sequence) {
        return new Fence(OLDER, 1, Direction.FORWARD, sequence);
    }
}
