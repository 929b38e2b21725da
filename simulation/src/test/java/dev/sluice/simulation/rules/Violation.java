package dev.sluice.simulation.rules;

/** A rule that did not hold. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Rule rule;

    public Violation(Rule rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    static void unless(boolean holds, Rule rule, String what) {
        if (!holds) {
            throw new Violation(rule, what);
        }
    }
}
