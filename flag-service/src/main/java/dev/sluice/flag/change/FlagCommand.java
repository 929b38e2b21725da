package dev.sluice.flag.change;

import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Fence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be done to a flag that may exist. A person may name the revision that they saw; null: whatever it is. */
public sealed interface FlagCommand {

    /** A rollout entered a stage that sets the flag. */
    record Advance(Exposure exposure, Fence fence) implements FlagCommand {}

    /**
     * A rollback takes back what its rollout did.
     *
     * @param variant what everybody gets when the rollout has changed nothing so far; null: leave it as it is
     */
    record Restore(@Nullable String variant, Fence fence) implements FlagCommand {}

    /**
     * A rollout that is over says by when its flag is to be gone.
     *
     * @param at becomes the card's expiry, unless a person has set one
     */
    record Retire(UUID rollout, Instant at) implements FlagCommand {}

    /** A person changes the content; not while a rollout drives the flag. */
    record Edit(Edited edited, @Nullable Long expectedRevision) implements FlagCommand {}

    /** A person gives everybody the default variant, also while a rollout drives the flag: that one cannot switch it on again. */
    record Disable(@Nullable Long expectedRevision) implements FlagCommand {}

    /** A person ends the flag. */
    record Archive(@Nullable Long expectedRevision) implements FlagCommand {}

    /** Who is behind it. */
    default Cause cause() {
        return switch (this) {
            case Advance advance -> Cause.ROLLOUT;
            case Restore restore -> Cause.ROLLBACK;
            case Retire retire -> Cause.ROLLOUT;
            case Edit edit -> Cause.PERSON;
            case Disable disable -> Cause.PERSON;
            case Archive archive -> Cause.PERSON;
        };
    }

    /**
     * Whether it waits for a second person where the environment asks for one. What changes nobody's variant does not, nor does closing a flag:
     * that must never wait. Rollouts have plans, and approvals of their own.
     */
    default boolean needsApproval() {
        return switch (this) {
            case Advance advance -> false;
            case Restore restore -> false;
            case Retire retire -> false;
            case Edit edit -> edit.edited().changesWhoGetsWhat();
            case Disable disable -> false;
            case Archive archive -> true;
        };
    }

    /** What it is ordered by; null for a person, who always comes last, and for what changes nobody's variant. */
    default @Nullable Fence fenceOrNull() {
        return switch (this) {
            case Advance advance -> advance.fence();
            case Restore restore -> restore.fence();
            case Retire retire -> null;
            case Edit edit -> null;
            case Disable disable -> null;
            case Archive archive -> null;
        };
    }
}
