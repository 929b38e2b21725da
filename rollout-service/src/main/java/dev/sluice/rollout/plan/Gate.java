package dev.sluice.rollout.plan;

import java.time.Duration;

/**
 * What must hold before the next stage.
 *
 * @param bake time that must pass after the stage was read back
 * @param analysis whether a HEALTHY verdict is needed
 * @param approval whether an approver must agree
 */
public record Gate(Duration bake, boolean analysis, boolean approval) {}
