package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Numbers;
import org.jspecify.annotations.Nullable;

/** {@code cat}, {@code substr}, {@code starts_with} and {@code ends_with}. */
final class Texts {
    private static final String NOT_TEXT = "The rule takes a part of something that is no text.";

    private Texts() {}

    /** All operands as one text; null is nothing. */
    static final class Cat extends Operation {
        private final boolean isSpread;

        Cat(boolean isSpread, Expression... operands) {
            super(operands);
            this.isSpread = isSpread;
        }

        @Override
        Object value(Scope scope) {
            StringBuilder text = new StringBuilder();
            if (isSpread) {
                for (Object each : Lists.coerced(operands[0].value(scope))) {
                    append(scope, text, each);
                }
            } else {
                for (Expression operand : operands) {
                    append(scope, text, operand.value(scope));
                }
            }
            scope.makes(text.length());
            return text.toString();
        }

        private static void append(Scope scope, StringBuilder text, @Nullable Object value) {
            if (value != null) {
                String part = scope.text(value);
                Budget.check(text.length() + (long) part.length());
                text.append(part);
            }
        }
    }

    /** A part: from an index, negative from the end; so many characters, negative up to so many before the end. */
    static final class Substr extends Operation {
        Substr(Expression... operands) {
            super(operands);
        }

        @Override
        Object value(Scope scope) {
            if (!(operands[0].value(scope) instanceof String text)) {
                throw new RuleFailure(NOT_TEXT);
            }
            int from = operands.length > 1 ? whole(operands[1].value(scope)) : 0;
            int begin = from < 0 ? Math.max(0, text.length() + from) : Math.min(from, text.length());
            int most = text.length() - begin;
            int length = operands.length < 3 ? most : length(whole(operands[2].value(scope)), most);
            scope.makes(length);
            return text.substring(begin, begin + length);
        }

        private static int length(int wanted, int most) {
            return wanted < 0 ? Math.max(0, most + wanted) : Math.min(wanted, most);
        }

        /** JavaScript's ToIntegerOrInfinity, within the range of indexes. */
        private static int whole(@Nullable Object value) {
            double number = Numbers.of(value);
            return Double.isNaN(number) ? 0 : (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, number));
        }
    }

    /** Whether a text begins or ends with another; null when one of them is no text. */
    static final class Affix extends Operation {
        private final boolean atEnd;

        Affix(boolean atEnd, Expression text, Expression affix) {
            super(text, affix);
            this.atEnd = atEnd;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            return operands[0].value(scope) instanceof String text && operands[1].value(scope) instanceof String affix
                    ? (Object) (atEnd ? text.endsWith(affix) : text.startsWith(affix))
                    : null;
        }
    }
}
