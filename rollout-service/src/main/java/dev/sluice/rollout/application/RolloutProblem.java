package dev.sluice.rollout.application;

import dev.sluice.kit.problem.ProblemType;
import dev.sluice.rollout.lifecycle.Decision;
import dev.sluice.rollout.plan.Rule;

/** Problems of rollouts and plans. */
public enum RolloutProblem implements ProblemType {
    INVALID_PLAN("invalid-plan", "The plan is not valid", 400),
    PLAN_TOO_LARGE("plan-too-large", "The plan does not fit into an event", 400),
    UNKNOWN_STRATEGY("unknown-strategy", "The strategy is not known", 400),
    INVALID_STEPS("invalid-steps", "The steps are not valid", 400),
    STEPS_NOT_INCREASING("steps-not-increasing", "The steps do not increase", 400),
    STEP_OUT_OF_RANGE("step-out-of-range", "A step is no percentage from 1 to 100", 400),
    NEGATIVE_BAKE("negative-bake", "A bake is negative", 400),
    EMPTY_ANALYSIS("empty-analysis", "The plan does not say how to judge the change", 400),
    INVALID_MARGIN("invalid-margin", "A margin of the analysis makes no sense", 400),
    UNREACHABLE_MARGIN("unreachable-margin", "A healthy version could not be proven healthy in time", 400),
    SAME_VERSION("same-version", "Nothing would change", 400),
    UNKNOWN_ROUTE("route-not-registered", "The plan names a route that is not registered", 400),
    UNKNOWN_FLAG("flag-not-known", "The plan names a flag that does not exist", 400),
    UNKNOWN_VARIANT("variant-not-known", "The plan names a variant that the flag does not have", 400),
    UNKNOWN_SOURCE("source-not-registered", "The plan names a source that is not registered", 400),
    FOREIGN_TARGET("foreign-target", "The target belongs to another service or environment", 400),
    NOT_ACTIVE("not-active", "change.from is not what is active now", 409),
    TARGET_CLAIMED("target-claimed", "Another rollout moves this target", 409),
    QUARANTINED("quarantined", "What this plan brings failed before and is in quarantine", 409),
    ILLEGAL_STATE("illegal-state", "The rollout is in another state", 409),
    OTHER_STAGE("other-stage", "The rollout is at another stage", 409),
    APPROVAL_MISSING("approval-missing", "An approval is missing", 409),
    UNKNOWN_ROLLOUT("unknown-rollout", "There is no such rollout", 404);

    private final String code;
    private final String title;
    private final int status;

    RolloutProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    /** The problem under which an error of the linter refuses a plan. */
    static RolloutProblem of(Rule rule) {
        return switch (rule) {
            case INVALID_PLAN, NO_ANALYSIS, NO_BAKE, NOT_EVERYBODY, LOOSE_MARGIN, DETECTABILITY -> INVALID_PLAN;
            case UNKNOWN_STRATEGY -> UNKNOWN_STRATEGY;
            case INVALID_STEPS -> INVALID_STEPS;
            case STEPS_NOT_INCREASING -> STEPS_NOT_INCREASING;
            case STEP_OUT_OF_RANGE -> STEP_OUT_OF_RANGE;
            case NEGATIVE_BAKE -> NEGATIVE_BAKE;
            case EMPTY_ANALYSIS -> EMPTY_ANALYSIS;
            case INVALID_MARGIN -> INVALID_MARGIN;
            case UNREACHABLE_MARGIN -> UNREACHABLE_MARGIN;
            case SAME_VERSION -> SAME_VERSION;
            case UNKNOWN_ROUTE -> UNKNOWN_ROUTE;
            case UNKNOWN_FLAG -> UNKNOWN_FLAG;
            case UNKNOWN_VARIANT -> UNKNOWN_VARIANT;
            case UNKNOWN_SOURCE -> UNKNOWN_SOURCE;
            case FOREIGN_TARGET -> FOREIGN_TARGET;
        };
    }

    /** The problem that a refusal of the core is. */
    static RolloutProblem of(Decision.Refusal refusal) {
        return switch (refusal) {
            case ILLEGAL_STATE -> ILLEGAL_STATE;
            case OTHER_STAGE -> OTHER_STAGE;
            case APPROVAL_MISSING -> APPROVAL_MISSING;
        };
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
