package dev.sluice.bench;

/** The stack did not do what a benchmark needs; the message says what. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String message) {
        super(message);
    }
}
