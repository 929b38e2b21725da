package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Truth;
import org.jspecify.annotations.Nullable;

/** A node of a compiled rule. */
abstract class Expression {

    /**
     * Evaluates it.
     *
     * @return JSON as Java objects
     * @throws RuleFailure when it has no value in this scope
     */
    abstract @Nullable Object value(Scope scope);

    /** Whether its value counts as true. */
    boolean holds(Scope scope) {
        return Truth.of(value(scope));
    }

    /** How many nodes one evaluation visits at most, this one included; what iterations repeat comes on top. */
    abstract long cost();

    /** Whether it has the same value in every scope, and no side effect on a trace. */
    abstract boolean isConstant();

    /** Whether it goes through lists, and so needs a budget. */
    abstract boolean iterates();
}
