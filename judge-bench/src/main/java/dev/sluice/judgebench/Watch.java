package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;

/** Whoever judges a simulated rollout; one object per run. */
interface Watch {
    /** A later stage begins. */
    void stage();

    /**
     * One look.
     *
     * @param minute since the rollout began, at the look's end
     * @param served failures of the candidate so far
     */
    void look(ArmCounts counts, double minute, long served);

    /** Whether what follows cannot change anything. */
    boolean done();
}
