package dev.sluice.rollout.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.rollout.application.PlanDesk;
import dev.sluice.rollout.application.Planner;
import dev.sluice.rollout.plan.RolloutPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** From a parsed body to a running rollout, or to the problem that refuses it. In the caller's transaction. */
@ApplicationScoped
class PlanAcceptance {

    private final PlanDesk desk;
    private final Planner planner;
    private final RolloutViews views;
    private final Caller caller;

    PlanAcceptance(PlanDesk desk, Planner planner, RolloutViews views, Caller caller) {
        this.desk = desk;
        this.planner = planner;
        this.views = views;
        this.caller = caller;
    }

    /** Whether the caller may plan this. */
    void requireAllowed(JsonNode json) {
        desk.read(json).plan().ifPresent(plan -> caller.require(Role.OPERATOR, plan.environment(), plan.service()));
    }

    PlannedView plan(JsonNode json) {
        PlanDesk.Checked checked = desk.check(desk.read(json));
        RolloutPlan plan = desk.accept(checked);
        UUID id = planner.plan(plan, caller.name());
        return new PlannedView(
                views.view(id),
                checked.findings().stream().map(PlanResource.FindingView::of).toList(),
                plan);
    }
}
