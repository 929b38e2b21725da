package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.HaproxyUnderTest.Options;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Who gets which share of the requests, by weights and by a map. */
class HaproxySharesIT extends HaproxyTestBed {

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
}
