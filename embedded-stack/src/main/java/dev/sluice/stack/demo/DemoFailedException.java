package dev.sluice.stack.demo;

/** The demo did not end as it must; the message says what was expected and what was seen. */
public final class DemoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFailedException(String message) {
        super(message);
    }

    static void unless(boolean holds, String expectation) {
        if (!holds) {
            throw new DemoFailedException("this must hold and does not: " + expectation);
        }
    }
}
