package dev.sluice.flag.change;

import dev.sluice.flag.model.Flag;

/** What comes of a command. */
public sealed interface FlagDecision {

    /** The flag is at its next revision. */
    record Changed(Flag flag) implements FlagDecision {}

    /** The flag is at its last revision. */
    record Archived(Flag flag) implements FlagDecision {}

    /** The same command again: nothing changes, and the answer is the same. */
    record Repeated(Flag flag) implements FlagDecision {}

    /** Nothing changes, and nobody asks why. */
    record Unneeded() implements FlagDecision {}

    /**
     * Nothing changes.
     *
     * @param detail a sentence for a person
     */
    record Refused(Refusal reason, String detail) implements FlagDecision {}
}
