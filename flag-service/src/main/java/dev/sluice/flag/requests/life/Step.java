package dev.sluice.flag.requests.life;

import org.jspecify.annotations.Nullable;

/** What comes of an input. */
public sealed interface Step {

    /** Nothing changes. */
    record Stay() implements Step {}

    record Become(Standing standing) implements Step {}

    /** The change is to be made now, and what comes of that decides how the request ends. */
    record Apply(@Nullable Approval approval) implements Step {}

    /**
     * Nothing changes, and somebody is told.
     *
     * @param detail a sentence for a person
     */
    record Refuse(Reason reason, String detail) implements Step {}

    /** Why somebody may not do that. */
    enum Reason {
        /** Nobody decides about their own. */
        OWN,
        /** Nobody takes back those of others. */
        FOREIGN,
        SETTLED
    }
}
