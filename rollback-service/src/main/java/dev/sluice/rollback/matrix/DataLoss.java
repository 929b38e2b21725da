package dev.sluice.rollback.matrix;

/** The risk of losing data that taking this way back brings. */
public enum DataLoss {
    NONE,
    LOW_IF_REVERSIBLE,
    HIGH_IF_NOT_REVERSIBLE
}
