package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.haproxy.HaproxyUnderTest.Options;
import org.junit.jupiter.api.Test;

/** Which servers HAProxy can send traffic to. */
class HaproxyHealthIT extends HaproxyTestBed {

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
}
