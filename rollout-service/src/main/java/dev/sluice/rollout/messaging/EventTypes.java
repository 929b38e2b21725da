package dev.sluice.rollout.messaging;

import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;

/** CloudEvents types of what this service publishes. */
final class EventTypes {

    private EventTypes() {}

    static String of(Published event) {
        return "dev.sluice." + name(event) + ".v1";
    }

    private static String name(Published event) {
        return switch (event) {
            case RolloutEvent.Planned planned -> "rollout.planned";
            case RolloutEvent.Started started -> "rollout.started";
            case RolloutEvent.StageEntered entered -> "rollout.stage-entered";
            case RolloutEvent.StageApplied applied -> "rollout.stage-applied";
            case RolloutEvent.StagePassed passed -> "rollout.stage-passed";
            case RolloutEvent.Paused paused -> "rollout.paused";
            case RolloutEvent.Resumed resumed -> "rollout.resumed";
            case RolloutEvent.Retried retried -> "rollout.retried";
            case RolloutEvent.ApprovalRequested requested -> "rollout.approval-requested";
            case RolloutEvent.Approved approved -> "rollout.approved";
            case RolloutEvent.HaltBegun begun -> "rollout.halt-begun";
            case RolloutEvent.Halted halted -> "rollout.halted";
            case RolloutEvent.RollbackRequested requested -> "rollout.rollback-requested";
            case RolloutEvent.Completed completed -> "rollout.completed";
            case RolloutEvent.Closed closed -> "rollout.closed";
            case RolloutEvent.RolledBack rolledBack -> "rollout.rolled-back";
            case RolloutEvent.RollbackFailed failed -> "rollout.rollback-failed";
            case RolloutEvent.Cancelled cancelled -> "rollout.cancelled";
            case RolloutEvent.VersionQuarantined quarantined -> "version.quarantined";
            case RolloutEvent.VersionReleased released -> "version.released";
        };
    }
}
