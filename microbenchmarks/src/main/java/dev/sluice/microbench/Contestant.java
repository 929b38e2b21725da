package dev.sluice.microbench;

/** A library with a rule made ready and the callers in the library's own form, as its user has them when a flag is asked for. */
interface Contestant extends AutoCloseable {

    /**
     * Evaluates the rule.
     *
     * @param caller index of {@link Caller#all}
     */
    boolean evaluate(int caller);

    @Override
    default void close() {}
}
