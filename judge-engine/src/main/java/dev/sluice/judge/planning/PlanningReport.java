package dev.sluice.judge.planning;

import java.util.List;

/**
 * What a plan can find and prove.
 *
 * @param sentences for the person who wrote the plan, the most important first
 */
public record PlanningReport(Traffic traffic, List<StageOutlook> stages, List<String> sentences) {
    public PlanningReport {
        stages = List.copyOf(stages);
        sentences = List.copyOf(sentences);
    }

    /** Whether a healthy version is HEALTHY at the end of each bake with 90 % probability. */
    public boolean passes() {
        return stages.stream().allMatch(StageOutlook::passes);
    }
}
