package dev.sluice.flag.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rollout that drives a flag or drove it last.
 *
 * @param fence the highest seen
 * @param before the exposure from before this rollout's first change; null when it has changed nothing so far. Only the newest rollout's is
 *     kept, since rollbacks of older ones are refused by the fence
 * @param heldByPerson a person has changed the flag since this attempt drove it: its rollback exposes nobody whom the person took off
 * @param active the rollout has not ended, so that persons may only disable the flag
 */
public record Driver(Fence fence, @Nullable Exposure before, boolean heldByPerson, boolean active) {

    public boolean isOf(UUID rollout) {
        return fence.rollout().equals(rollout);
    }

    /** A person takes the flag over. */
    public Driver takeover() {
        return new Driver(fence.takeover(), before, true, active);
    }

    /** Its rollout has ended. */
    public Driver ended() {
        return new Driver(fence, before, heldByPerson, false);
    }
}
