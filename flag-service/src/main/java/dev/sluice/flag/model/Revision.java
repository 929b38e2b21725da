package dev.sluice.flag.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a flag's history; never changed once written.
 *
 * @param content what the flag was after the change
 * @param fence what a rollout or rollback asked under; null for a person
 * @param by the person, and who approved of it; null for a rollout or rollback
 * @param request the change request that asked for it, if one did
 */
public record Revision(
        String flag,
        long number,
        Change change,
        Content content,
        Cause cause,
        @Nullable Fence fence,
        @Nullable String by,
        @Nullable String reason,
        @Nullable UUID request,
        Instant at) {

    /** What happened to the flag. */
    public enum Change {
        CREATED,
        CHANGED,
        ARCHIVED
    }
}
