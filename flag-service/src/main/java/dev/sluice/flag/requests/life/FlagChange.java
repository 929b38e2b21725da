package dev.sluice.flag.requests.life;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;

/** What a change request wants of a flag; the command is only made when it is carried out. */
public sealed interface FlagChange {

    record Edit(Edited edited) implements FlagChange {
        public Edit {
            if (edited instanceof Edited.Replaced) {
                throw new IllegalArgumentException("what replaces everything is asked for as a revision");
            }
        }
    }

    /** Gives everybody the default variant. */
    record Disable() implements FlagChange {}

    /** The flag becomes what it was after this revision. */
    record Revert(long revision) implements FlagChange {}

    /**
     * Ends the flag.
     *
     * @param force also while somebody evaluates it
     */
    record Archive(boolean force) implements FlagChange {}

    /** As {@link FlagCommand#needsApproval()} of the command that it becomes. */
    default boolean needsApproval() {
        return switch (this) {
            case Edit edit -> edit.edited().changesWhoGetsWhat();
            case Disable disable -> false;
            case Revert revert -> true;
            case Archive archive -> true;
        };
    }

    default String word() {
        return switch (this) {
            case Edit edit -> edit.edited().word();
            case Disable disable -> "disabled";
            case Revert revert -> "reverted";
            case Archive archive -> "archived";
        };
    }
}
