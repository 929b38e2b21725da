package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    @Test
    void isUnhealthyUntilItAnswered() {
        assertThat(health.healthy()).isFalse();
        health.probed(true);
        assertThat(health.healthy()).isTrue();
    }

    @Test
    void survivesTwoFailedProbesAndFallsAtTheThird() {
        health.probed(true);
        health.probed(false);
        health.probed(false);
        assertThat(health.healthy()).isTrue();
        health.probed(false);
        assertThat(health.healthy()).isFalse();
    }

    @Test
    void fallsAtThreeFailedRequestsInARow() {
        health.probed(true);
        health.requested(false);
        health.requested(false);
        health.requested(true);
        health.requested(false);
        health.requested(false);
        assertThat(health.healthy()).isTrue();
        health.requested(false);
        assertThat(health.healthy()).isFalse();
    }

    @Test
    void comesBackByAProbeOnly() {
        health.requested(true);
        assertThat(health.healthy()).isFalse();
        health.probed(true);
        assertThat(health.healthy()).isTrue();
    }
}
