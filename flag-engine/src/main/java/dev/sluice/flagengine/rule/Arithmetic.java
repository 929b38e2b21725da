package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Numbers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code +}, {@code -}, {@code *}, {@code /}, {@code %}, {@code min} and {@code max}. What comes out as no number is a failure. */
final class Arithmetic extends Operation {
    private static final String NO_NUMBER = "The rule computes with something that is no number.";
    private static final String TOO_FEW = "The rule computes with too few operands.";

    /** What is computed. */
    enum Operator {
        SUM,
        DIFFERENCE,
        PRODUCT,
        QUOTIENT,
        REMAINDER,
        LEAST,
        GREATEST
    }

    private final Operator operator;
    private final boolean isSpread;

    /**
     * Over these operands.
     *
     * @param isSpread there is one operand only, and when it is a list, its elements are meant
     */
    Arithmetic(Operator operator, boolean isSpread, Expression... operands) {
        super(operands);
        this.operator = operator;
        this.isSpread = isSpread;
    }

    @Override
    Object value(Scope scope) {
        List<@Nullable Object> values = isSpread ? Lists.coerced(operands[0].value(scope)) : values(scope);
        double result =
                switch (operator) {
                    case SUM -> sum(values);
                    case DIFFERENCE -> difference(values);
                    case PRODUCT -> product(values);
                    case QUOTIENT -> quotient(values);
                    case REMAINDER -> remainder(values);
                    case LEAST -> extreme(values, -1);
                    case GREATEST -> extreme(values, 1);
                };
        if (Double.isNaN(result)) {
            throw new RuleFailure(NO_NUMBER);
        }
        return result;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof List || value instanceof Map) {
            throw new RuleFailure(NO_NUMBER);
        }
        return Numbers.of(value);
    }

    private static double sum(List<@Nullable Object> values) {
        double sum = 0;
        for (Object value : values) {
            sum += number(value);
        }
        return sum;
    }

    private static double difference(List<@Nullable Object> values) {
        atLeast(values, 1);
        double first = number(values.getFirst());
        if (values.size() == 1) {
            return -first;
        }
        double rest = first;
        for (Object value : values.subList(1, values.size())) {
            rest -= number(value);
        }
        return rest;
    }

    private static double product(List<@Nullable Object> values) {
        double product = 1;
        for (Object value : values) {
            product *= number(value);
        }
        return product;
    }

    private static double quotient(List<@Nullable Object> values) {
        atLeast(values, 1);
        List<@Nullable Object> divisors = values.size() == 1 ? values : values.subList(1, values.size());
        double quotient = values.size() == 1 ? 1 : number(values.getFirst());
        for (Object value : divisors) {
            double divisor = number(value);
            if (divisor == 0) {
                throw new RuleFailure(NO_NUMBER);
            }
            quotient /= divisor;
        }
        return quotient;
    }

    private static double remainder(List<@Nullable Object> values) {
        atLeast(values, 2);
        double rest = number(values.getFirst());
        for (Object value : values.subList(1, values.size())) {
            rest %= number(value);
        }
        return rest;
    }

    /** Numbers only: a text is none here, also when it reads like one. */
    private static double extreme(List<@Nullable Object> values, int sign) {
        atLeast(values, 1);
        double best = Double.NaN;
        for (Object value : values) {
            if (!(value instanceof Number number)) {
                throw new RuleFailure(NO_NUMBER);
            }
            double each = number.doubleValue();
            if (Double.isNaN(best) || Double.compare(each, best) * sign > 0) {
                best = each;
            }
        }
        return best;
    }

    private static void atLeast(List<@Nullable Object> values, int count) {
        if (values.size() < count) {
            throw new RuleFailure(TOO_FEW);
        }
    }
}
