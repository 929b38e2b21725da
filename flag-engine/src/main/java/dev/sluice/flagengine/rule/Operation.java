package dev.sluice.flagengine.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator with its operands. */
abstract class Operation extends Expression {
    /** Not to be changed. */
    final Expression[] operands;

    private final long cost;
    private final boolean isConstant;
    private final boolean iterates;

    Operation(Expression... operands) {
        this.operands = operands;
        long sum = 1;
        boolean constant = true;
        boolean loops = false;
        for (Expression operand : operands) {
            sum += operand.cost();
            constant &= operand.isConstant();
            loops |= operand.iterates();
        }
        this.cost = sum;
        this.isConstant = constant;
        this.iterates = loops;
    }

    /** Of all operands, in their order. */
    final List<@Nullable Object> values(Scope scope) {
        List<@Nullable Object> values = new ArrayList<>(operands.length);
        for (Expression operand : operands) {
            values.add(operand.value(scope));
        }
        return scope.made(values);
    }

    @Override
    final long cost() {
        return cost;
    }

    @Override
    boolean isConstant() {
        return isConstant;
    }

    @Override
    boolean iterates() {
        return iterates;
    }
}
