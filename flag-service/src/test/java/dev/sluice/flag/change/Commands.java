package dev.sluice.flag.change;

import dev.sluice.flag.change.FlagCommand.Advance;
import dev.sluice.flag.change.FlagCommand.Disable;
import dev.sluice.flag.change.FlagCommand.Edit;
import dev.sluice.flag.change.FlagCommand.Restore;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Flags;
import java.util.UUID;

/** Commands for tests, and what comes of them. */
final class Commands {
    static final UUID OLDER = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000002");
    static final UUID NEWER = UUID.fromString("019e0000-0000-7000-8000-000000000003");
    static final Direction FORWARD = Direction.FORWARD;
    static final Direction BACK = Direction.ROLLBACK;

    private Commands() {}

    static FlagCommand advance(double percentage, UUID rollout, int attempt, long sequence) {
        return new Advance(Flags.on(true, percentage), new Fence(rollout, attempt, FORWARD, sequence));
    }

    static FlagCommand restore(String variant, UUID rollout, int attempt, long sequence) {
        return new Restore(variant, new Fence(rollout, attempt, BACK, sequence));
    }

    static FlagCommand expose(Exposure exposure) {
        return edit(new Edited.NewExposure(exposure));
    }

    static FlagCommand edit(Edited edited) {
        return new Edit(edited, null);
    }

    static FlagCommand enable() {
        return edit(new Edited.SwitchedOn());
    }

    /** The flag once its rollout has ended. */
    static Flag ended(Flag flag) {
        Driver driver = flag.driver();
        return driver == null ? flag : flag.driven(driver.ended());
    }

    static FlagCommand disable() {
        return new Disable(null);
    }

    /** The flag after a command, which is the flag itself when the command was refused. */
    static Flag after(Flag flag, FlagCommand command) {
        return switch (FlagDecider.decide(flag, command)) {
            case Changed changed -> changed.flag();
            case Archived archived -> archived.flag();
            case Repeated repeated -> repeated.flag();
            case Unneeded unneeded -> flag;
            case Refused refused -> flag;
        };
    }

    /** The flag after a command that must be accepted. */
    static Flag apply(Flag flag, FlagCommand command) {
        if (FlagDecider.decide(flag, command) instanceof Changed changed) {
            return changed.flag();
        }
        throw new AssertionError(command + " was not accepted by " + flag);
    }
}
