package dev.sluice.actuators.haproxy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.RouterUnderTest;
import dev.sluice.actuators.TrafficRouterContract;
import dev.sluice.actuators.haproxy.HaproxyUnderTest.Options;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract of all drivers, against a real HAProxy: both ways of steering, over a UNIX and a TCP socket. */
class HaproxyContractIT {

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @Nested
    class ByWeights extends TrafficRouterContract {
        @Override
        protected RouterUnderTest start() {
            return HaproxyUnderTest.weights();
        }
    }

    @Nested
    class ByAMapOverTcp extends TrafficRouterContract {
        @Override
        protected RouterUnderTest start() {
            return HaproxyUnderTest.map(Options.PLAIN.overTcp());
        }
    }
}
