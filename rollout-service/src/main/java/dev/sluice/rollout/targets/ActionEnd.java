package dev.sluice.rollout.targets;

/** How an action can end; as text in the table. */
enum ActionEnd {
    APPLIED,
    REFUSED,
    FAILED,
    CANCELLED
}
