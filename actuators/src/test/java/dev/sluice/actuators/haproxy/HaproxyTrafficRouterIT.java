package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.HaproxyUnderTest.Options;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What HAProxy does that a driver could trip over, each seen on a real one. */
@SuppressWarnings("NullAway.Init") // safe because every test begins with runs(…)
class HaproxyTrafficRouterIT {

    private static final UUID ROLLOUT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private HaproxyUnderTest haproxy;
    private TrafficRouter router;
    private long sequence;

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @AfterEach
    void stops() {
        haproxy.close();
    }

    private void runs(HaproxyUnderTest started) {
        haproxy = started;
        router = started.driver(Optional.empty());
    }

    @Test
    void splitsRequestsAsToldByWeights() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        for (int percent : new int[] {0, 1, 10, 50, 100}) {
            apply(percent);
            Map<String, Integer> answers = Storefront.visits(haproxy.port(), 200);
            assertThat(answers.getOrDefault(CANDIDATE, 0))
                    .as("%d %%", percent)
                    .isBetween(2 * percent - 2, 2 * percent + 2);
            assertThat(answers.getOrDefault(BASELINE, 0) + answers.getOrDefault(CANDIDATE, 0))
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotDisturbTheTrafficByTheSameAgain() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        apply(5);
        int canary = 0;
        for (int again = 0; again < 40; again++) {
            canary += Storefront.visits(haproxy.port(), 10).getOrDefault(CANDIDATE, 0);
            apply(5);
        }
        assertThat(canary).as("5 %% of 400").isBetween(18, 22);
    }

    @Test
    void splitsRequestsAsToldByAMap() throws RouterFailure {
        runs(HaproxyUnderTest.map(Options.PLAIN));
        assertThat(Storefront.visits(haproxy.port(), 50)).containsOnlyKeys(BASELINE);
        apply(5);
        // 4 standard deviations of 1000 draws at 5 % are 28
        assertThat(Storefront.visits(haproxy.port(), 1000).getOrDefault(CANDIDATE, 0))
                .isBetween(22, 78);
        apply(100);
        assertThat(Storefront.visits(haproxy.port(), 50)).containsOnlyKeys(CANDIDATE);
        apply(0);
        assertThat(Storefront.visits(haproxy.port(), 50)).containsOnlyKeys(BASELINE);
    }

    @Test
    void writesPermilleIntoTheMapAndAddsTheEntryThatIsMissing() throws RouterFailure {
        runs(HaproxyUnderTest.map(Options.PLAIN));
        apply(5);
        String entries = haproxy.process()
                .command("show map " + haproxy.process().socket().resolveSibling("shares.map"));
        assertThat(entries.lines().filter(line -> !line.isBlank()))
                .singleElement()
                .asString()
                .endsWith(" shop-b 50");
    }

    @Test
    void showsLessThanAPercentAsOneAndNeverAsNothing() throws RouterFailure {
        runs(HaproxyUnderTest.map(Options.PLAIN));
        apply(5);
        haproxy.process()
                .command("set map %s shop-b 2"
                        .formatted(haproxy.process().socket().resolveSibling("shares.map")));
        assertThat(router.read().desired().percent(CANDIDATE)).isEqualTo(1);
    }

    @Test
    void neverTakesTheSharesOfAStaticallyBalancedBackendAway() throws RouterFailure {
        runs(HaproxyUnderTest.weights(Options.PLAIN.balance("balance static-rr")));
        RouterFailure half = fails(RouterFailure.Rejected.class, 50);
        assertThat(half).hasMessageContaining("static").hasMessageContaining("roundrobin");
        // HAProxy would refuse the canary's 100 and then take the stable's 0
        fails(RouterFailure.Rejected.class, 100);
        assertThat(router.read().desired().percent(BASELINE)).isEqualTo(100);
        assertThat(Storefront.visits(haproxy.port(), 20)).containsOnlyKeys(BASELINE);
    }

    @Test
    void lowersToNothingWithoutAGapInService() throws Exception {
        runs(HaproxyUnderTest.weights());
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Map<String, Integer>> visitors = CompletableFuture.supplyAsync(() -> {
            Map<String, Integer> all = new java.util.TreeMap<>();
            while (!over.get()) {
                Storefront.visits(haproxy.port(), 50).forEach((who, times) -> all.merge(who, times, Integer::sum));
            }
            return all;
        });
        try {
            for (int swing = 0; swing < 20; swing++) {
                apply(100);
                apply(0);
            }
        } finally {
            over.set(true);
        }
        assertThat(visitors.get())
                .as("nobody was answered 503")
                .doesNotContainKey("503")
                .isNotEmpty();
    }

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
    void treatsAServerNobodyRegisteredAsTheVersionOfItsName() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        haproxy.process().command("set weight shop/canary 100");
        TrafficRouter byName = at("backend=shop&version.1.0.0=stable");
        assertThat(byName.read().desired().percent("canary")).isEqualTo(50);
        byName.apply(Weights.all("1.0.0"), forward());
        assertThat(byName.read().desired().percent("canary")).isZero();
    }

    @Test
    void healsABackendInWhichAllWeightsAreNothing() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        haproxy.process().command("set weight shop/stable 0");
        assertThat(router.read().desired()).isEqualTo(Weights.all(Percents.NOBODY));
        assertThat(Storefront.visits(haproxy.port(), 1)).containsOnlyKeys("503");
        apply(0);
        assertThat(Storefront.visits(haproxy.port(), 5)).containsOnlyKeys(BASELINE);
    }

    @Test
    void knowsAHealthyServerAtWeightZeroAndADeadOne() {
        runs(HaproxyUnderTest.weights());
        Eventually.holds("checked and up", () -> router.read().hasHealthyServer(CANDIDATE));
        haproxy.store().stopCandidate();
        Eventually.holds("found dead", () -> !router.read().hasHealthyServer(CANDIDATE));
        Eventually.holds("the other lives", () -> router.read().hasHealthyServer(BASELINE));
    }

    @Test
    void countsAServerSetAsideAsNotHealthy() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        Eventually.holds("checked and up", () -> router.read().hasHealthyServer(CANDIDATE));
        for (String state : new String[] {"maint", "drain"}) {
            haproxy.process().command("set server shop/canary state " + state);
            assertThat(router.read().hasHealthyServer(CANDIDATE)).as(state).isFalse();
            haproxy.process().command("set server shop/canary state ready");
            Eventually.holds("ready again", () -> router.read().hasHealthyServer(CANDIDATE));
        }
    }

    @Test
    void doesNotBelieveInAServerBeforeItsFirstCheck() throws RouterFailure {
        runs(HaproxyUnderTest.weights(Options.PLAIN.server("check inter 60s")));
        // HAProxy spreads first checks over the interval and counts a server as up until then
        haproxy.store().stopCandidate();
        haproxy.process().reload();
        assertThat(router.read().hasHealthyServer(CANDIDATE)).isFalse();
    }

    @Test
    void wantsHealthChecks() {
        runs(HaproxyUnderTest.weights(Options.PLAIN.server("")));
        assertThat(fails(RouterFailure.Rejected.class, 10)).hasMessageContaining("add 'check'");
    }

    @Test
    void readsTheWeightsOfTheConfigurationAfterAReload() throws RouterFailure {
        runs(HaproxyUnderTest.weights());
        apply(25);
        haproxy.reload();
        assertThat(router.read().desired().percent(CANDIDATE))
                .as("HAProxy forgot")
                .isZero();
        assertThat(router.apply(
                                Weights.split(BASELINE, CANDIDATE, 25),
                                new Fence(ROLLOUT, 1, Direction.FORWARD, sequence))
                        .desired()
                        .percent(CANDIDATE))
                .isEqualTo(25);
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

    private void apply(int percent) throws RouterFailure {
        assertThat(router.apply(Weights.split(BASELINE, CANDIDATE, percent), forward())
                        .desired()
                        .percent(CANDIDATE))
                .isEqualTo(percent);
    }

    private <F extends RouterFailure> F fails(Class<F> expected, int percent) {
        return fails(expected, percent, forward());
    }

    private <F extends RouterFailure> F fails(Class<F> expected, int percent, Fence fence) {
        F failure =
                catchThrowableOfType(expected, () -> router.apply(Weights.split(BASELINE, CANDIDATE, percent), fence));
        assertThat(failure).isNotNull();
        return failure;
    }

    private TrafficRouter at(String query) {
        String url = haproxy.url().toString();
        return new HaproxyTrafficRouter(
                "shop", java.net.URI.create(url.substring(0, url.indexOf('?') + 1) + query), Optional::empty);
    }

    private Fence forward() {
        return new Fence(ROLLOUT, 1, Direction.FORWARD, ++sequence);
    }
}
