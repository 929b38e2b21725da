package dev.sluice.judge.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan can find and prove with the traffic that it gets: for people who write plans, and for the linter. Says what
 * {@code RateProcess} and {@code HealthProof} would do if the traffic is as expected; nothing of it is a guarantee, which those give
 * whatever the traffic does.
 */
public final class PlanningAid {
    /** With this probability at least a healthy version should be HEALTHY at the end of each bake. */
    public static final double HEALTHY_CHANCE = .9;

    private PlanningAid() {}

    /**
     * The outlook of each stage.
     *
     * @param stages in their order, not empty
     */
    public static PlanningReport of(Traffic traffic, List<StagePlan> stages, PlanMargins margins) {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one stage");
        }
        List<StageOutlook> outlooks = new ArrayList<>(stages.size());
        double earlier = 0;
        for (int index = 0; index < stages.size(); index++) {
            StagePlan stage = stages.get(index);
            Double rate = new Detection(traffic, stages.subList(0, index + 1), stages.size(), margins).smallestRate();
            HealthOutlook health = new HealthOutlook(traffic, stage, earlier, margins);
            outlooks.add(new StageOutlook(
                    stage,
                    rate,
                    rate == null || traffic.errorRate() == 0 ? null : Double.valueOf(rate / traffic.errorRate()),
                    health.chance(),
                    health.smallestMaxIncrease(),
                    health.smallestMaxRatio(),
                    health.bakeNeeded()));
            earlier += PlannedStage.of(traffic, stage).baseline();
        }
        return new PlanningReport(traffic, outlooks, PlanSentences.of(traffic, outlooks, margins));
    }
}
