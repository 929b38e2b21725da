package dev.sluice.flagengine.rule;

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

        final @Nullable Object drawForCaller(Scope scope, @Nullable Object[] results, long[] ends) {
            Object key = scope.targetingKey();
            return Truth.of(key) ? draw(scope, flagKey, scope.text(key), results, ends) : null;
        }

        /** By both texts. Null also when there is no weight, or too much of it. */
        final @Nullable Object draw(Scope scope, String first, String second, @Nullable Object[] results, long[] ends) {
            long total = ends.length == 0 ? 0 : ends[ends.length - 1];
            if (total > Bucketing.MOST_WEIGHT) {
                return null;
            }
            long bucket = Bucketing.bucket(first, second, total);
            for (int i = 0; i < ends.length; i++) {
                if (bucket < ends[i]) {
                    Trace trace = scope.trace();
                    if (trace != null) {
                        trace.drew(pointer, bucket, total, i);
                    }
                    return results[i];
                }
            }
            return null;
        }
    }

    /** Results or weights are rules themselves. */
    static class Computed extends Split {
        Computed(String pointer, String flagKey, Expression... arguments) {
            super(pointer, flagKey, arguments);
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            return split(scope, operands[0].value(scope));
        }

        /** With what the first argument gives: the text to draw by, else an entry. */
        final @Nullable Object split(Scope scope, @Nullable Object first) {
            // All of them, since one that fails lets the split fail, also when another is drawn.
            @Nullable Object[] entries = new Object[operands.length];
            entries[0] = first;
            for (int i = 1; i < entries.length; i++) {
                entries[i] = operands[i].value(scope);
            }
            int from = first instanceof String ? 1 : 0;
            @Nullable Object[] results = new Object[entries.length - from];
            long[] ends = new long[results.length];
            long total = 0;
            for (int i = 0; i < results.length; i++) {
                if (!(entries[from + i] instanceof List<?> entry)) {
                    return null;
                }
                long weight = weight(entry);
                if (weight < 0) {
                    return null;
                }
                total += weight;
                results[i] = entry.getFirst();
                ends[i] = total;
            }
            return first instanceof String text
                    ? draw(scope, "", text, results, ends)
                    : drawForCaller(scope, results, ends);
        }
    }

    /** The usual one: results and weights stand in the rule, and perhaps something before them that gives the text to draw by. */
    static final class Fixed extends Computed {
        private final boolean isSeeded;
        private final @Nullable Object[] results;
        private final long[] ends;

        /**
         * Over results.
         *
         * @param ends the sum of the weights up to and with each result
         */
        Fixed(
                String pointer,
                String flagKey,
                boolean isSeeded,
                @Nullable Object[] results,
                long[] ends,
                Expression... arguments) {
            super(pointer, flagKey, arguments);
            this.isSeeded = isSeeded;
            this.results = results;
            this.ends = ends;
        }

        @Override
        @Nullable
        Object value(Scope scope) {
            if (!isSeeded) {
                return drawForCaller(scope, results, ends);
            }
            Object seed = operands[0].value(scope);
            return seed instanceof String text ? draw(scope, "", text, results, ends) : split(scope, seed);
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
