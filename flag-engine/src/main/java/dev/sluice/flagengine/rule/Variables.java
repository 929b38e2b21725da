package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code var}, {@code missing} and {@code missing_some}. */
final class Variables {
    private static final Object ABSENT = new Object();

    private static final String FLAG_KEY = "$flagd.flagKey";
    private static final String TIMESTAMP = "$flagd.timestamp";
    private static final String FLAGD = "$flagd";

    private Variables() {}

    /** A variable whose name stands in the rule. */
    static Expression named(String flagKey, String name) {
        if (name.isEmpty()) {
            return new Whole(flagKey);
        }
        if (name.equals(FLAG_KEY)) {
            return new FlagKey(flagKey);
        }
        if (name.equals(TIMESTAMP)) {
            return new Timestamp();
        }
        List<String> steps = Path.split(name);
        boolean isPlain = steps.size() == 1 && !steps.getFirst().equals(FLAGD);
        return isPlain ? new Attribute(steps.getFirst()) : new Nested(flagKey, steps, new Constant(null));
    }

    /** A variable with a value to fall back to, which is used when the name leads nowhere. */
    static Expression named(String flagKey, String name, Expression fallback) {
        return name.isEmpty() ? new Whole(flagKey) : new Nested(flagKey, Path.split(name), fallback);
    }

    /** A variable whose name is computed. */
    static Expression computed(String flagKey, Expression name, Expression fallback) {
        return new Computed(flagKey, name, fallback);
    }

    static Expression missing(String flagKey, Expression names) {
        return new Missing(flagKey, names);
    }

    static Expression missingSome(String flagKey, Expression needed, Expression names) {
        return new MissingSome(flagKey, needed, names);
    }

    private static @Nullable Object find(Scope scope, String flagKey, List<String> steps) {
        Object at = steps.getFirst().equals(FLAGD) ? scope.whole(flagKey) : scope.data();
        for (String step : steps) {
            at = Path.step(at, step, ABSENT);
            if (at == ABSENT) {
                return ABSENT;
            }
        }
        return at;
    }

    /** Neither operands nor the same for all. */
    private abstract static class Leaf extends Expression {
        @Override
        final long cost() {
            return 1;
        }

        @Override
        final boolean isConstant() {
            return false;
        }

        @Override
        final boolean iterates() {
            return false;
        }
    }

    /** The common case. */
    static final class Attribute extends Leaf {
        private final String name;

        Attribute(String name) {
            this.name = name;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            return scope.attribute(name);
        }
    }

    private static final class Whole extends Leaf {
        private final String flagKey;

        Whole(String flagKey) {
            this.flagKey = flagKey;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            return scope.whole(flagKey);
        }
    }

    private static final class FlagKey extends Leaf {
        private final String flagKey;

        FlagKey(String flagKey) {
            this.flagKey = flagKey;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            return scope.isCaller() ? flagKey : null;
        }
    }

    private static final class Timestamp extends Leaf {
        @Override
        @Nullable
        Object value(Scope scope) {
            return scope.isCaller() ? scope.timestamp() : null;
        }
    }

    private static final class Nested extends Operation {
        private final String flagKey;
        private final List<String> steps;

        Nested(String flagKey, List<String> steps, Expression fallback) {
            super(fallback);
            this.flagKey = flagKey;
            this.steps = List.copyOf(steps);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object found = find(scope, flagKey, steps);
            return found == ABSENT ? operands[0].value(scope) : found;
        }

        @Override
        boolean isConstant() {
            return false;
        }
    }

    private static final class Computed extends Operation {
        private final String flagKey;

        Computed(String flagKey, Expression name, Expression fallback) {
            super(name, fallback);
            this.flagKey = flagKey;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object name = operands[0].value(scope);
            String text = name == null ? "" : scope.text(name);
            // also of an empty list, which the reference takes for a path without steps
            if (text.isEmpty()) {
                return scope.whole(flagKey);
            }
            Object found = find(scope, flagKey, Path.split(text));
            return found == ABSENT ? operands[1].value(scope) : found;
        }

        @Override
        boolean isConstant() {
            return false;
        }
    }

    private static List<@Nullable Object> missing(Scope scope, String flagKey, @Nullable Object names) {
        List<@Nullable Object> missing = new ArrayList<>();
        for (Object name : Lists.coerced(names)) {
            String text = scope.text(name);
            if (!text.isEmpty() && find(scope, flagKey, Path.split(text)) == ABSENT) {
                missing.add(name);
            }
        }
        return scope.made(missing);
    }

    private static final class Missing extends Operation {
        private final String flagKey;

        Missing(String flagKey, Expression names) {
            super(names);
            this.flagKey = flagKey;
        }

        @Override
        Object value(Scope scope) {
            return missing(scope, flagKey, operands[0].value(scope));
        }

        @Override
        boolean isConstant() {
            return false;
        }
    }

    private static final class MissingSome extends Operation {
        private final String flagKey;

        MissingSome(String flagKey, Expression needed, Expression names) {
            super(needed, names);
            this.flagKey = flagKey;
        }

        @Override
        Object value(Scope scope) {
            double needed = Numbers.of(operands[0].value(scope));
            List<@Nullable Object> names = Lists.coerced(operands[1].value(scope));
            List<@Nullable Object> missing = missing(scope, flagKey, names);
            return names.size() - missing.size() >= needed ? List.of() : missing;
        }

        @Override
        boolean isConstant() {
            return false;
        }
    }
}
