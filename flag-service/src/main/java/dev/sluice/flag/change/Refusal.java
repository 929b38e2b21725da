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
    /** Rollouts only: a person has disabled the flag. */
    DISABLED,
    /** Persons only: a rollout that has not ended drives the flag. */
    DRIVEN,
    /** What is wanted cannot be evaluated, alone or together with the flags that depend on it. */
    INVALID_CONTENT,
    /** Persons only: there is or was a flag of this key. */
    KEY_TAKEN,
    /** Persons only: other flags have this one for a prerequisite. */
    IN_USE,
    /** Persons only: callers still ask for what would be archived. */
    EVALUATED,
    /** Persons only: there is no segment of this name to delete. */
    UNKNOWN_SEGMENT,
    /** Persons only: rules ask for the segment. */
    SEGMENT_IN_USE,
    /** Persons only: the environment asks for a second one. */
    APPROVAL_REQUIRED,
    /** Persons only: who asked for a change that waited may not make it any more. */
    AUTHOR_NOT_ALLOWED,
    /** Persons only: the flag is at another revision than the one they saw. */
    STALE_REVISION;

    /** The spelling of events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
