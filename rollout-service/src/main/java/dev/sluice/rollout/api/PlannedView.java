package dev.sluice.rollout.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.rollout.plan.RolloutPlan;
import java.util.List;

/** The answer to a plan: the rollout, and what the linter warns of. */
record PlannedView(
        @JsonUnwrapped RolloutView rollout,
        List<PlanResource.FindingView> warnings,
        @JsonIgnore RolloutPlan accepted) {}
