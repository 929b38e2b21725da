package dev.sluice.flag.change;

import dev.sluice.flag.change.FlagCommand.Advance;
import dev.sluice.flag.change.FlagCommand.Archive;
import dev.sluice.flag.change.FlagCommand.Disable;
import dev.sluice.flag.change.FlagCommand.Edit;
import dev.sluice.flag.change.FlagCommand.Restore;
import dev.sluice.flag.change.FlagCommand.Retire;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import org.jspecify.annotations.Nullable;

/** Decides about flags. Fences are compared here and nowhere else. */
public final class FlagDecider {
    private FlagDecider() {}

    /**
     * Decides one command.
     *
     * @param flag null when there is none of that key within reach of who asks
     */
    public static FlagDecision decide(@Nullable Flag flag, FlagCommand command) {
        if (flag == null) {
            return new Refused(
                    Refusal.UNKNOWN_FLAG,
                    "There is no flag of this key in the environment and service of who asks; create it first.");
        }
        if (flag.archived()) {
            return new Refused(Refusal.ARCHIVED, "The flag is archived; create another one under a new key.");
        }
        return switch (command) {
            case Advance advance -> advance(flag, advance);
            case Restore restore -> restore(flag, restore);
            case Retire retire -> retire(flag, retire);
            case Edit edit -> edit(flag, edit);
            case Disable disable -> disable(flag, disable.expectedRevision());
            case Archive archive -> archive(flag, archive.expectedRevision());
        };
    }

    private static FlagDecision advance(Flag flag, Advance advance) {
        Fence fence = advance.fence();
        Driver driver = flag.driver();
        if (driver != null && fence.compareTo(driver.fence()) <= 0) {
            return lowerOrEqual(flag, driver.fence(), fence);
        }
        if (!flag.definition().variants().fit(advance.exposure())) {
            return unknownVariant(flag);
        }
        if (!flag.content().enabled()) {
            return new Refused(
                    Refusal.DISABLED,
                    "A person has disabled the flag; enable it before a rollout changes who gets it.");
        }
        Exposure before = before(flag, fence);
        return new Changed(flag.next(
                advance.exposure(), new Driver(fence, before == null ? flag.exposure() : before, false, true)));
    }

    private static FlagDecision restore(Flag flag, Restore restore) {
        Fence fence = restore.fence();
        Driver driver = flag.driver();
        if (driver != null && fence.compareTo(driver.fence()) <= 0) {
            return lowerOrEqual(flag, driver.fence(), fence);
        }
        Exposure before = before(flag, fence);
        if (before == null
                && restore.variant() != null
                && !flag.definition().variants().has(restore.variant())) {
            return unknownVariant(flag);
        }
        boolean held = before != null && driver != null && driver.heldByPerson();
        boolean active = driver != null && driver.active() && driver.isOf(fence.rollout());
        return new Changed(
                flag.next(restored(flag, before, restore.variant()), new Driver(fence, before, held, active)));
    }

    private static Exposure restored(Flag flag, @Nullable Exposure before, @Nullable String variant) {
        if (before == null) {
            return variant == null ? flag.exposure() : flag.exposure().everybody(variant);
        }
        Driver driver = flag.driver();
        boolean heldByPerson = driver != null && driver.heldByPerson();
        return heldByPerson ? before.atMost(flag.exposure()) : before;
    }

    private static FlagDecision retire(Flag flag, Retire retire) {
        Driver driver = flag.driver();
        boolean another = driver == null || !driver.isOf(retire.rollout());
        Card card = flag.content().card();
        return another || card.expiresAt() != null
                ? new Unneeded()
                : new Changed(flag.next(flag.content().with(card.expiring(retire.at())), driver));
    }

    private static FlagDecision edit(Flag flag, Edit edit) {
        Driver driver = flag.driver();
        if (driver != null && driver.active()) {
            return driven(driver);
        }
        if (differs(flag, edit.expectedRevision())) {
            return staleRevision(flag);
        }
        Content content = edit.edited().over(flag.content());
        return content.fits(flag.definition().variants()) ? byPerson(flag, content) : unknownVariant(flag);
    }

    private static FlagDecision disable(Flag flag, @Nullable Long expected) {
        return differs(flag, expected)
                ? staleRevision(flag)
                : byPerson(
                        flag,
                        flag.content().switchedOff(flag.definition().variants().closed()));
    }

    private static FlagDecision byPerson(Flag flag, Content content) {
        Driver driver = flag.driver();
        return new Changed(flag.next(content, driver == null ? null : driver.takeover()));
    }

    private static FlagDecision archive(Flag flag, @Nullable Long expected) {
        Driver driver = flag.driver();
        if (driver != null && driver.active()) {
            return driven(driver);
        }
        return differs(flag, expected) ? staleRevision(flag) : new Archived(flag.archive());
    }

    private static FlagDecision driven(Driver driver) {
        return new Refused(
                Refusal.DRIVEN,
                "A rollout drives the flag until it has ended; only disabling works meanwhile, and takes the rollout back.",
                driver.fence().rollout());
    }

    /** The exposure from before the rollout's first change, null when it has changed nothing so far. */
    private static @Nullable Exposure before(Flag flag, Fence fence) {
        Driver driver = flag.driver();
        return driver != null && driver.isOf(fence.rollout()) ? driver.before() : null;
    }

    private static FlagDecision lowerOrEqual(Flag flag, Fence highest, Fence fence) {
        return fence.equals(highest) ? new Repeated(flag) : new Refused(Refusal.STALE_FENCE, stale(highest));
    }

    private static String stale(Fence highest) {
        return highest.isTakeover()
                ? "A person has changed the flag since; retry the rollout as a new attempt to override that."
                : "The flag has already followed a later command: " + highest.direction() + " of attempt "
                        + highest.attempt() + " of rollout " + highest.rollout() + ".";
    }

    private static boolean differs(Flag flag, @Nullable Long expected) {
        return expected != null && expected != flag.revision();
    }

    private static FlagDecision staleRevision(Flag flag) {
        return new Refused(
                Refusal.STALE_REVISION,
                "The flag is at revision " + flag.revision() + " now; look at it and decide again.");
    }

    private static FlagDecision unknownVariant(Flag flag) {
        return new Refused(
                Refusal.UNKNOWN_VARIANT,
                "The flag has only the variants "
                        + String.join(
                                ", ", flag.definition().variants().values().keySet()) + ".");
    }
}
