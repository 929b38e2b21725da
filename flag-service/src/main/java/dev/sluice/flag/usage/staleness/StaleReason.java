package dev.sluice.flag.usage.staleness;

/** Why a flag is stale. */
public enum StaleReason {
    /** Nobody has asked for it for the limit of its kind. */
    NOT_EVALUATED,
    /** All who asked got the same for the limit of its kind. */
    ONE_VARIANT
}
