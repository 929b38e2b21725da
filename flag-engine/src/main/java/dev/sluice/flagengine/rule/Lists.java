package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists that stand in a rule, {@code in} and {@code merge}. */
final class Lists {
    private static final String NOTHING_IN_IT = "The rule looks for something in what is neither text nor a list.";

    private Lists() {}

    /** The list itself, or a list of the one value. */
    @SuppressWarnings("unchecked") // safe because JSON's lists hold JSON's values
    static List<@Nullable Object> coerced(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        List<@Nullable Object> single = new ArrayList<>(1);
        single.add(value);
        return single;
    }

    /** A list whose elements are computed. */
    static final class ListOf extends Operation {
        ListOf(Expression... elements) {
            super(elements);
        }

        @Override
        Object value(Scope scope) {
            return values(scope);
        }

        @Override
        boolean holds(Scope scope) {
            return operands.length > 0;
        }
    }

    /** Whether an element is in a list, or a text in a text. */
    static final class In extends Operation {
        In(Expression item, Expression list) {
            super(item, list);
        }

        @Override
        Object value(Scope scope) {
            return holds(scope);
        }

        @Override
        boolean holds(Scope scope) {
            return contains(scope, operands[1].value(scope), operands[0].value(scope));
        }
    }

    /** The same with a list that stands in the rule: found by hash where it is text. */
    static final class InConstant extends Operation {
        private final Set<String> texts;
        private final List<@Nullable Object> others;

        InConstant(Expression item, List<? extends @Nullable Object> list) {
            super(item);
            Set<String> found = new HashSet<>();
            List<@Nullable Object> rest = new ArrayList<>();
            for (Object each : list) {
                if (each instanceof String text) {
                    found.add(text);
                } else {
                    rest.add(each);
                }
            }
            this.texts = Set.copyOf(found);
            this.others = Collections.unmodifiableList(rest);
        }

        @Override
        Object value(Scope scope) {
            return holds(scope);
        }

        @Override
        boolean holds(Scope scope) {
            Object item = operands[0].value(scope);
            return item instanceof String text ? texts.contains(text) : isAmong(others, item);
        }
    }

    private static boolean contains(Scope scope, @Nullable Object container, @Nullable Object item) {
        return switch (container) {
            case String text -> !text.isEmpty() && TextSearch.contains(text, scope.text(item));
            case List<?> list -> isAmong(list, item);
            case Map<?, ?> object -> throw new RuleFailure(NOTHING_IN_IT);
            case null -> false;
            default -> {
                if (Truth.of(container)) {
                    throw new RuleFailure(NOTHING_IN_IT);
                }
                yield false;
            }
        };
    }

    private static boolean isAmong(List<? extends @Nullable Object> list, @Nullable Object item) {
        for (Object each : list) {
            if (isSame(each, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        boolean isStructure = left instanceof List || left instanceof Map;
        return isStructure ? left == right : Objects.equals(left, right);
    }

    /** All elements of all lists, one level deep. */
    static final class Merge extends Operation {
        private final boolean isSpread;

        Merge(boolean isSpread, Expression... operands) {
            super(operands);
            this.isSpread = isSpread;
        }

        @Override
        Object value(Scope scope) {
            List<@Nullable Object> merged = new ArrayList<>();
            List<@Nullable Object> values = isSpread ? coerced(operands[0].value(scope)) : values(scope);
            for (Object value : values) {
                List<@Nullable Object> part = coerced(value);
                Budget.check(merged.size() + (long) part.size());
                merged.addAll(part);
            }
            return scope.made(merged);
        }
    }
}
