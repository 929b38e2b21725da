package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.projection.RolloutCopy;

/** What can happen to a rollback. */
public sealed interface RollbackInput {

    /** Somebody asks for it. */
    record Begin(Trigger trigger, RolloutCopy copy) implements RollbackInput {}

    /** The copy of the rollout went forward. */
    record FollowCopy(RolloutCopy copy) implements RollbackInput {}

    /** The time to catch up is over. */
    record StopWaiting(RolloutCopy copy) implements RollbackInput {}

    /** A route was asserted and read back. */
    record RouteHeld(int step, Fence fence, Observation.Weights observed, Moment moment) implements RollbackInput {}

    /**
     * When a route was asserted.
     *
     * @param afterHalt whether the assertion began after this service knew of the halt
     * @param reexposedMs how long the route may have held something else since it was last seen right
     */
    record Moment(boolean afterHalt, long reexposedMs) {}

    /** The side to go back to has no healthy server. */
    record RouteUnsafe(int step, Fence fence, String detail) implements RollbackInput {}

    /** The router answers, but will not do it. */
    record RouteRefused(int step, Fence fence, String detail) implements RollbackInput {}

    /** A target has not been set back for longer than the patience. */
    record TargetUnreachable(int step, Fence fence, String detail) implements RollbackInput {}

    /** flag-service changed a flag for a rollback. */
    record FlagChanged(String flag, Fence fence, long revision) implements RollbackInput {}

    /** flag-service refused. */
    record FlagRefused(String flag, Fence fence, String detail) implements RollbackInput {}
}
