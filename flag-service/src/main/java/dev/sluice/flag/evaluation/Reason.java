package dev.sluice.flag.evaluation;

/** Why a caller gets a variant, as OFREP 0.3.0 spells it. */
public enum Reason {
    /** Everybody gets it. */
    STATIC,
    /** The caller is internal. */
    TARGETING_MATCH,
    /** The caller's bucket decided. */
    SPLIT
}
