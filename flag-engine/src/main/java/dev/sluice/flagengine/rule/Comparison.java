package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code ==}, {@code !=}, {@code ===}, {@code !==}, {@code <}, {@code <=}, {@code >}, {@code >=}; each pair of neighbours must hold. Text
 * is compared with text as JavaScript does, by UTF-16 unit; everything else as numbers, and what is no number is a failure, not false.
 */
final class Comparison extends Operation {
    private static final String NOT_NUMBERS = "The rule compares values that are neither both text nor both numbers.";

    /** What must hold between two neighbours. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        SAME,
        NOT_SAME,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    private final Operator operator;

    Comparison(Operator operator, Expression... operands) {
        super(operands);
        this.operator = operator;
    }

    @Override
    Object value(Scope scope) {
        return holds(scope);
    }

    @Override
    boolean holds(Scope scope) {
        Object left = operands[0].value(scope);
        for (int i = 1; i < operands.length; i++) {
            Object right = operands[i].value(scope);
            if (!holds(left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private boolean holds(@Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case SAME -> same(left, right);
            case NOT_SAME -> !same(left, right);
            case NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST -> loose(left, right);
        };
    }

    /** The common case first. */
    private boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String text && right instanceof String) {
            return text.equals(right);
        }
        return loose(left, right);
    }

    private boolean loose(@Nullable Object left, @Nullable Object right) {
        if (isText(left) && isText(right)) {
            return (left != null && right != null) ? texts((String) left, (String) right) : withNull(left, right);
        }
        double a = number(left);
        double b = number(right);
        if (Double.isNaN(a) || (Double.isNaN(b) && left != null) || isStructure(right)) {
            throw new RuleFailure(NOT_NUMBERS);
        }
        return numbers(a, b);
    }

    private static boolean isText(@Nullable Object value) {
        return value == null || value instanceof String;
    }

    private static boolean isStructure(@Nullable Object value) {
        return value instanceof List || value instanceof Map;
    }

    private static double number(@Nullable Object value) {
        return isStructure(value) ? Double.NaN : Numbers.of(value);
    }

    private boolean texts(String left, String right) {
        int order = left.compareTo(right);
        return switch (operator) {
            case EQUAL, SAME -> order == 0;
            case NOT_EQUAL, NOT_SAME -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** JavaScript: null equals nothing but itself, and is ordered like 0. */
    private boolean withNull(@Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQUAL, SAME -> left == right;
            case NOT_EQUAL, NOT_SAME -> left != right;
            case LESS, AT_MOST, MORE, AT_LEAST -> numbers(Numbers.of(left), Numbers.of(right));
        };
    }

    private boolean numbers(double left, double right) {
        return switch (operator) {
            case EQUAL, SAME -> left == right;
            case NOT_EQUAL, NOT_SAME -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case MORE -> left > right;
            case AT_LEAST -> left >= right;
        };
    }

    /** JavaScript's {@code ===}: same type and value; lists and objects only when they are one and the same. */
    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return (isStructure(left) || isStructure(right)) ? left == right : Objects.equals(left, right);
    }
}
