package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes through a list: {@code map}, {@code filter}, {@code all}, {@code some}, {@code none} and {@code reduce}. */
abstract class Iteration extends Operation {
    private static final String NO_LIST = "The rule goes through something that is no list.";

    /** Evaluated with each element for its variables. */
    final Expression each;

    private Iteration(Expression list, Expression each, Expression... further) {
        super(with(list, further));
        this.each = each;
    }

    private static Expression[] with(Expression list, Expression... further) {
        Expression[] all = new Expression[further.length + 1];
        all[0] = list;
        System.arraycopy(further, 0, all, 1, further.length);
        return all;
    }

    @Override
    final boolean isConstant() {
        return false;
    }

    @Override
    final boolean iterates() {
        return true;
    }

    final List<@Nullable Object> elements(Scope scope) {
        Object list = operands[0].value(scope);
        if (list instanceof List<?>) {
            return Lists.coerced(list);
        }
        if (Truth.of(list)) {
            throw new RuleFailure(NO_LIST);
        }
        return List.of();
    }

    final Scope enter(Scope scope, @Nullable Object element) {
        scope.budget().spend(each.cost());
        return scope.element(element);
    }

    static final class MapEach extends Iteration {
        MapEach(Expression list, Expression each) {
            super(list, each);
        }

        @Override
        Object value(Scope scope) {
            List<@Nullable Object> results = new ArrayList<>();
            for (Object element : elements(scope)) {
                results.add(each.value(enter(scope, element)));
            }
            return scope.made(results);
        }
    }

    static final class Filter extends Iteration {
        Filter(Expression list, Expression each) {
            super(list, each);
        }

        @Override
        Object value(Scope scope) {
            List<@Nullable Object> results = new ArrayList<>();
            for (Object element : elements(scope)) {
                if (each.holds(enter(scope, element))) {
                    results.add(element);
                }
            }
            return results;
        }
    }

    /** Of an empty list nothing holds for all. */
    static final class All extends Iteration {
        All(Expression list, Expression each) {
            super(list, each);
        }

        @Override
        Object value(Scope scope) {
            List<@Nullable Object> elements = elements(scope);
            for (Object element : elements) {
                if (!each.holds(enter(scope, element))) {
                    return false;
                }
            }
            return !elements.isEmpty();
        }
    }

    static final class Some extends Iteration {
        private final boolean expected;

        /** Whether there is such an element; or, when that is not expected, whether there is none. */
        Some(boolean expected, Expression list, Expression each) {
            super(list, each);
            this.expected = expected;
        }

        @Override
        Object value(Scope scope) {
            for (Object element : elements(scope)) {
                if (each.holds(enter(scope, element))) {
                    return expected;
                }
            }
            return !expected;
        }
    }

    static final class Reduce extends Iteration {
        private static final String TOO_DEEP = "The rule builds lists or objects within each other.";

        Reduce(Expression list, Expression each, Expression initial) {
            super(list, each, initial);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object accumulator = flat(operands[1].value(scope));
            for (Object element : elements(scope)) {
                Map<String, @Nullable Object> both = new HashMap<>();
                both.put("current", element);
                both.put("accumulator", accumulator);
                Object next = each.value(enter(scope, both));
                accumulator = next == accumulator ? next : flat(next);
            }
            return accumulator;
        }

        /** Else a few elements would make more text than memory holds. */
        private static @Nullable Object flat(@Nullable Object value) {
            boolean nests =
                    switch (value) {
                        case List<?> list -> list.stream().anyMatch(Reduce::isStructure);
                        case Map<?, ?> object -> object.values().stream().anyMatch(Reduce::isStructure);
                        case null -> false;
                        default -> false;
                    };
            if (nests) {
                throw new RuleFailure(TOO_DEEP);
            }
            return value;
        }

        private static boolean isStructure(@Nullable Object value) {
            return value instanceof List || value instanceof Map;
        }
    }
}
