package dev.sluice.flag.change;

import java.util.Locale;

/** Why a command was not carried out. */
public enum Refusal {
    STALE_FENCE,
    UNKNOWN_FLAG,
    ARCHIVED,
    UNKNOWN_VARIANT,
    /** Rollouts only: a verdict or a rollback has stopped the attempt. */
    STOPPED,
    /** Persons only: the flag is at another revision than the one they saw. */
    STALE_REVISION;

    /** The spelling of events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
