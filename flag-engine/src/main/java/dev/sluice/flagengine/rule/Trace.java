package dev.sluice.flagengine.rule;

/** Is told how a rule came to its result. */
public interface Trace {

    /**
     * A branch of an {@code if} was taken.
     *
     * @param pointer of the {@code if} within the rule (RFC 6901)
     * @param branch 0 for the first pair of condition and result, and so on; the number of pairs for what comes last
     */
    void took(String pointer, int branch);

    /**
     * A split drew a bucket.
     *
     * @param pointer of the {@code fractional} within the rule (RFC 6901)
     * @param bucket 0 to {@code total} - 1
     * @param total the sum of the weights
     * @param entry which of the weighted results has this bucket, from 0
     */
    void drew(String pointer, long bucket, long total, int entry);
}
