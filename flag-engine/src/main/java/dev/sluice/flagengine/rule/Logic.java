package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Truth;
import org.jspecify.annotations.Nullable;

/** {@code if}, {@code and}, {@code or}, {@code !} and {@code !!}. Operands that are not needed are not evaluated. */
final class Logic {
    private Logic() {}

    /** Pairs of condition and result, and a last result; at least one of each. */
    static final class If extends Operation {
        private final String pointer;

        If(String pointer, Expression... operands) {
            super(operands);
            this.pointer = pointer;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            int pairs = operands.length / 2;
            int branch = 0;
            while (branch < pairs && !operands[2 * branch].holds(scope)) {
                branch++;
            }
            Trace trace = scope.trace();
            if (trace != null) {
                trace.took(pointer, branch);
            }
            return operands[branch < pairs ? 2 * branch + 1 : operands.length - 1].value(scope);
        }
    }

    /** The first value that is true, or the last one. */
    static final class Or extends Operation {
        Or(Expression... operands) {
            super(operands);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object value = null;
            for (Expression operand : operands) {
                value = operand.value(scope);
                if (Truth.of(value)) {
                    return value;
                }
            }
            return value;
        }

        @Override
        boolean holds(Scope scope) {
            for (Expression operand : operands) {
                if (operand.holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The first value that is not true, or the last one. */
    static final class And extends Operation {
        And(Expression... operands) {
            super(operands);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object value = null;
            for (Expression operand : operands) {
                value = operand.value(scope);
                if (!Truth.of(value)) {
                    return value;
                }
            }
            return value;
        }

        @Override
        boolean holds(Scope scope) {
            for (Expression operand : operands) {
                if (!operand.holds(scope)) {
                    return false;
                }
            }
            return operands.length > 0;
        }
    }

    /** Whether the operand is true, or is not. */
    static final class Not extends Operation {
        private final boolean negated;

        Not(boolean negated, Expression operand) {
            super(operand);
            this.negated = negated;
        }

        @Override
        Object value(Scope scope) {
            return holds(scope);
        }

        @Override
        boolean holds(Scope scope) {
            return operands[0].holds(scope) != negated;
        }
    }
}
