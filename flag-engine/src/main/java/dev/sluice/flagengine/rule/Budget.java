package dev.sluice.flagengine.rule;

/** How many more nodes one evaluation may visit: lists come from callers, and a rule may go through them in nested loops. */
final class Budget {
    /** The most that one evaluation visits. */
    static final int NODES = 10_000;

    private static final String EXHAUSTED = "The rule visits more than " + NODES + " nodes for this context.";

    private long left;

    Budget(long left) {
        this.left = left;
    }

    void spend(long nodes) {
        left -= nodes;
        if (left < 0) {
            throw new RuleFailure(EXHAUSTED);
        }
    }
}
