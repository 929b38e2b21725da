package dev.sluice.monitor.api;

import dev.sluice.judge.planning.PlanningReport;
import dev.sluice.judge.planning.StageOutlook;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan finds and proves with its traffic.
 *
 * @param passes whether a healthy version is HEALTHY at the end of each bake with 90 % probability
 * @param sentences for the person who writes the plan, the most important first
 */
public record PlanningView(boolean passes, List<String> sentences, List<StageView> stages) {

    /**
     * A stage's outlook.
     *
     * @param smallestErrorRate the smallest error rate of the candidate that is found with 80 % probability by the stage's end; null when none is
     * @param smallestRatio the same as a multiple of the usual rate
     * @param healthyChance probability that a healthy version is HEALTHY at the bake's end
     * @param smallestMaxIncrease the smallest maxIncrease that makes that 90 %; null when none does
     * @param smallestMaxRatio the smallest maxRatio that does; null when none does, or without a live baseline
     * @param bakeSecondsNeeded the bake time that does with the plan's own margins; null when a week does not
     */
    public record StageView(
            double percent,
            long bakeSeconds,
            @Nullable Double smallestErrorRate,
            @Nullable Double smallestRatio,
            double healthyChance,
            @Nullable Double smallestMaxIncrease,
            @Nullable Double smallestMaxRatio,
            @Nullable Long bakeSecondsNeeded) {
        static StageView of(StageOutlook outlook) {
            Duration needed = outlook.bakeNeeded();
            return new StageView(
                    outlook.stage().share() * 100,
                    outlook.stage().bake().toSeconds(),
                    outlook.smallestRate(),
                    outlook.smallestRatio(),
                    outlook.healthyChance(),
                    outlook.smallestMaxIncrease(),
                    outlook.smallestMaxRatio(),
                    needed == null ? null : needed.toSeconds());
        }
    }

    static PlanningView of(PlanningReport report) {
        return new PlanningView(
                report.passes(),
                report.sentences(),
                report.stages().stream().map(StageView::of).toList());
    }
}
