package dev.sluice.monitor.analysis;

import java.time.Instant;

/** What happened to the rollout, as its events tell. {@code sequence} orders them. */
public sealed interface RolloutStep {
    long sequence();

    /** A stage begins: from here on the share may change at any moment. */
    record StageEntered(long sequence, int attempt, int stage, Instant at) implements RolloutStep {}

    /** The stage's share was read back: from here on data is the stage's own. */
    record StageApplied(long sequence, int attempt, int stage, Instant at) implements RolloutStep {}

    /** A new attempt: evidence begins anew. */
    record Retried(long sequence, int attempt) implements RolloutStep {}

    /** The rollout is being taken back: shares change without notice, so nothing is judged any more. */
    record Withdrawn(long sequence) implements RolloutStep {}

    /** The rollout reached a terminal state. */
    record Ended(long sequence) implements RolloutStep {}

    /** Anything else: only its sequence matters. */
    record Noted(long sequence) implements RolloutStep {}
}
