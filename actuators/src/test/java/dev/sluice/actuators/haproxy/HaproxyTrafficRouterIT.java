package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.HaproxyUnderTest.Options;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When the driver calls it done, and what it complains about. */
class HaproxyTrafficRouterIT extends HaproxyTestBed {

    @Test
    void saysWhichNamesItDoesNotHave() {
        runs(HaproxyUnderTest.weights());
        TrafficRouter elsewhere = at("backend=cart");
        assertThat(catchThrowableOfType(RouterFailure.Rejected.class, elsewhere::read))
                .hasMessageContaining("backend");
        TrafficRouter otherMap = at("map=/etc/nothing.map&key=b&version.1=a&version.2=b");
        assertThat(catchThrowableOfType(RouterFailure.Rejected.class, otherMap::read))
                .hasMessageContaining("map");
    }

    @Test
    void understandsTheComplaintsOfARealOne() {
        runs(HaproxyUnderTest.weights());
        Map<String, String> complaints = Map.of(
                "set weight shop/canary 300", "from 0 to 256",
                "set weight shop/nobody 3", "lost a server",
                "set weight cart/canary 3", "no backend",
                "set map /etc/nothing.map a 3", "no map",
                "set wait shop/canary 3", "does not know a command");
        complaints.forEach((command, words) -> assertThat(
                        RuntimeAnswer.complaint("shop", haproxy.process().command(command)))
                .as(command)
                .hasMessageContaining(words));
    }

    @Test
    void doesNotCallItDoneWhileACookieLeadsClientsBack() throws Exception {
        runs(HaproxyUnderTest.weights(Options.PLAIN
                .balance("balance roundrobin\n  cookie side insert")
                .baseline("cookie stable")));
        apply(50);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> regulars = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                Storefront.visits(haproxy.port(), 20, "Cookie", "side=canary");
            }
        });
        try {
            RouterFailure.NotHeld notYet = fails(RouterFailure.NotHeld.class, 0);
            assertThat(notYet).hasMessageContaining("cookie").hasMessageContaining(CANDIDATE);
            assertThat(notYet.observed().desired().percent(CANDIDATE))
                    .as("in place all the same")
                    .isZero();
        } finally {
            over.set(true);
        }
        regulars.get();
        apply(0);
    }

    @Test
    void aHigherFenceDoesNotWaitForAnotherCommandsClientsToLeave() throws Exception {
        runs(HaproxyUnderTest.weights(Options.PLAIN
                .balance("balance roundrobin\n  cookie side insert")
                .baseline("cookie stable")));
        CompletableFuture<RouterFailure.Refused> waiting = CompletableFuture.supplyAsync(
                () -> fails(RouterFailure.Refused.class, 100, new Fence(ROLLOUT, 1, Direction.FORWARD, 7)));
        Eventually.holds("in place", () -> router.read().desired().percent(CANDIDATE) == 100);
        long begin = System.nanoTime();
        router.apply(Weights.split(BASELINE, CANDIDATE, 50), new Fence(ROLLOUT, 1, Direction.ROLLBACK, 8));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        assertThat(waiting.get().highest().direction()).isEqualTo(Direction.ROLLBACK);
    }

    @Test
    void needsASocketOfLevelAdmin() {
        runs(HaproxyUnderTest.weights(Options.PLAIN.overTcp()));
        String configuration = haproxy.process().configuration();
        haproxy.process()
                .configure(configuration.replaceAll("(stats socket ipv4\\S+) level admin", "$1 level operator"));
        haproxy.reload();
        assertThat(fails(RouterFailure.Unauthorised.class, 10)).hasMessageContaining("level admin");
    }

    @Test
    void saysThatItComparesNoFencesOfOthers() {
        runs(HaproxyUnderTest.weights());
        assertThat(router.comparesFences()).isFalse();
    }
}
