package dev.sluice.rollout.lifecycle;

import java.util.UUID;

/** Why a gate opened. */
public sealed interface Proof {

    /** A HEALTHY verdict of this attempt and stage, on data after it was applied, fresh enough. */
    record ByVerdict(UUID verdictId) implements Proof {}

    /** A person said so. */
    record Promoted(By by) implements Proof {}

    /** The plan asks for no analysis. */
    record NoAnalysis() implements Proof {}
}
