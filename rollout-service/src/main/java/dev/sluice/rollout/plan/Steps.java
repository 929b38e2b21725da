package dev.sluice.rollout.plan;

import java.time.Duration;
import java.util.List;

/**
 * The walk of a strategy that opens by share.
 *
 * @param list in the order they are taken
 * @param bake how long each step is watched at least
 * @param finalBake how long everything is watched after the last step, before the rollout completes; zero for no such stage
 * @param approveAfter the steps whose gate also needs an approver
 */
public record Steps(List<Step> list, Duration bake, Duration finalBake, List<Step> approveAfter) {
    public Steps {
        list = List.copyOf(list);
        approveAfter = List.copyOf(approveAfter);
    }
}
