package dev.sluice.flagengine;

/** Why a flag could not be evaluated, as OpenFeature spells it. */
public enum ErrorCode {
    /** The definition's rule cannot be compiled. */
    PARSE_ERROR,
    /** The rule has no result for this caller, or names a variant that the flag does not have. */
    GENERAL
}
