package dev.sluice.flagengine;

import java.util.List;

/**
 * An evaluation, and how it came about.
 *
 * @param steps in the order in which they were taken
 */
public record Explanation(Evaluation evaluation, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** One decision on the way through the rule. */
    public sealed interface Step {
        /** Of the {@code if} or {@code fractional}, within the rule (RFC 6901). */
        String pointer();

        /**
         * An {@code if} went this way.
         *
         * @param taken 0 for the first pair of condition and result, and so on; the number of pairs for what comes last
         */
        record Branch(String pointer, int taken) implements Step {}

        /**
         * A {@code fractional} drew this bucket.
         *
         * @param bucket 0 to {@code total} - 1
         * @param total the sum of the weights
         * @param entry which of the weighted results has this bucket, from 0
         */
        record Draw(String pointer, long bucket, long total, int entry) implements Step {}
    }
}
