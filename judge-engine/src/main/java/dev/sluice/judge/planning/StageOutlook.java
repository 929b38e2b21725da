package dev.sluice.judge.planning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a stage can find and prove.
 *
 * @param smallestRate the smallest error rate of the candidate that is found with 80 % probability by the stage's end, if it is as
 *     bad from the attempt's start; null when not even a candidate that only fails is
 * @param smallestRatio the same as a multiple of the expected rate; null as well when that is 0
 * @param healthyChance probability, at least, that a healthy version is HEALTHY at the bake's end, 0 to 1
 * @param smallestMaxIncrease the smallest maxIncrease that makes that 90 %, the plan's maxRatio being as it is; null when none does
 * @param smallestMaxRatio the smallest maxRatio that does, maxIncrease being as it is; null when none does, or without a live
 *     baseline
 * @param bakeNeeded the bake time that does with the plan's own margins; null when a week does not
 */
public record StageOutlook(
        StagePlan stage,
        @Nullable Double smallestRate,
        @Nullable Double smallestRatio,
        double healthyChance,
        @Nullable Double smallestMaxIncrease,
        @Nullable Double smallestMaxRatio,
        @Nullable Duration bakeNeeded) {

    /** Whether a healthy version would seldom have to wait here. */
    public boolean passes() {
        return healthyChance >= PlanningAid.HEALTHY_CHANCE;
    }
}
