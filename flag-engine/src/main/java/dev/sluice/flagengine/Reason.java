package dev.sluice.flagengine;

/** Why a caller gets what they get, as flagd spells it. */
public enum Reason {
    /** The flag has no rule: everybody gets the default variant. */
    STATIC,
    /** The rule chose no variant for this caller, who gets the default variant; or the default in their code where there is none. */
    DEFAULT,
    /** The rule chose the variant. */
    TARGETING_MATCH,
    /** The flag is disabled: the caller uses the default in their code. */
    DISABLED,
    /** See the error code: the caller uses the default in their code. */
    ERROR
}
