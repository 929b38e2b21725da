package dev.sluice.flag.change;

import dev.sluice.flag.model.Flag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * @param driver the rollout that drives the flag, where that is why; else null
     */
    record Refused(Refusal reason, String detail, @Nullable UUID driver) implements FlagDecision {
        public Refused(Refusal reason, String detail) {
            this(reason, detail, null);
        }
    }
}
