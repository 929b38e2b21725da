package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Text;
import dev.sluice.flagengine.value.Truth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fractional}: one of several results by weight, drawn for a text of the rule's choice, else for flag key and targeting key. Null
 * where nothing can be drawn: no targeting key, no weight, too much of it, or an entry that is none.
 */
final class Fractional {
    private Fractional() {}

    /** Draws for the caller. */
    private abstract static class Split extends Operation {
        private final String pointer;
        private final String flagKey;

        Split(String pointer, String flagKey, Expression... operands) {
            super(operands);
            this.pointer = pointer;
            this.flagKey = flagKey;
        }

        @Override
        final boolean isConstant() {
            return false;
        }

        /** By which text to draw; null when there is none. */
        final @Nullable String targetingKey(Scope scope) {
            Object key = scope.targetingKey();
            return Truth.of(key) ? Text.of(key) : null;
        }

        final long draw(@Nullable String by, String targetingKey, long total) {
            return Bucketing.bucket(by == null ? flagKey : by, targetingKey, total);
        }

        final void tell(Scope scope, long bucket, long total, int entry) {
            Trace trace = scope.trace();
            if (trace != null) {
                trace.drew(pointer, bucket, total, entry);
            }
        }
    }

    /** The usual one: results and weights stand in the rule. */
    static final class Fixed extends Split {
        private final @Nullable Expression by;
        private final @Nullable Object[] results;
        private final long[] ends;

        /**
         * Over results.
         *
         * @param by gives the text to draw by; null: flag key and targeting key
         * @param ends the sum of the weights up to and with each result
         */
        Fixed(String pointer, String flagKey, @Nullable Expression by, @Nullable Object[] results, long[] ends) {
            super(pointer, flagKey, by == null ? new Expression[0] : new Expression[] {by});
            this.by = by;
            this.results = results;
            this.ends = ends;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            long total = ends.length == 0 ? 0 : ends[ends.length - 1];
            long bucket;
            if (by == null) {
                String key = targetingKey(scope);
                if (key == null) {
                    return null;
                }
                bucket = draw(null, key, total);
            } else if (by.value(scope) instanceof String text) {
                bucket = draw("", text, total);
            } else {
                return null;
            }
            for (int i = 0; i < ends.length; i++) {
                if (bucket < ends[i]) {
                    tell(scope, bucket, total, i);
                    return results[i];
                }
            }
            return null;
        }
    }

    /** Results or weights are rules themselves. */
    static final class Computed extends Split {
        Computed(String pointer, String flagKey, Expression... arguments) {
            super(pointer, flagKey, arguments);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            Object first = operands[0].value(scope);
            String key = first instanceof String text ? text : targetingKey(scope);
            if (key == null) {
                return null;
            }
            int from = first instanceof String ? 1 : 0;
            @Nullable Object[] results = new Object[operands.length - from];
            long[] ends = new long[results.length];
            long total = 0;
            for (int i = from; i < operands.length; i++) {
                Object entry = i == 0 ? first : operands[i].value(scope);
                if (!(entry instanceof List<?> list)) {
                    return null;
                }
                long weight = weight(list);
                if (weight < 0) {
                    return null;
                }
                total += weight;
                results[i - from] = list.getFirst();
                ends[i - from] = total;
            }
            if (total > Bucketing.MOST_WEIGHT) {
                return null;
            }
            long bucket = first instanceof String ? draw("", key, total) : draw(null, key, total);
            for (int i = 0; i < ends.length; i++) {
                if (bucket < ends[i]) {
                    tell(scope, bucket, total, i);
                    return results[i];
                }
            }
            return null;
        }
    }

    /** Of an entry: result, and weight, which is 1 when it is missing and 0 when it is negative. -1 when it is no entry. */
    static long weight(List<?> entry) {
        if (entry.isEmpty() || entry.size() > 2 || isStructure(entry.getFirst())) {
            return -1;
        }
        if (entry.size() == 1) {
            return 1;
        }
        if (!(entry.get(1) instanceof Number number)) {
            return -1;
        }
        double weight = number.doubleValue();
        if (weight != Math.rint(weight) || Double.isInfinite(weight)) {
            return -1;
        }
        return (long) Math.max(0, Math.min(weight, Bucketing.MOST_WEIGHT + 1.0));
    }

    private static boolean isStructure(@Nullable Object value) {
        return value instanceof List || value instanceof Map;
    }
}
