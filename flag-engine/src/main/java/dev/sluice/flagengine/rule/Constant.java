package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Truth;
import org.jspecify.annotations.Nullable;

/** A value that stands in the rule itself, or was computed when the rule was compiled. */
final class Constant extends Expression {
    private final @Nullable Object value;
    private final boolean holds;

    Constant(@Nullable Object value) {
        this.value = value;
        this.holds = Truth.of(value);
    }

    @Override
    @Nullable
    Object value(Scope scope) {
        return value;
    }

    @Nullable
    Object value() {
        return value;
    }

    @Override
    boolean holds(Scope scope) {
        return holds;
    }

    @Override
    long cost() {
        return 1;
    }

    @Override
    boolean isConstant() {
        return true;
    }

    @Override
    boolean iterates() {
        return false;
    }
}
