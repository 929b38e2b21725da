package dev.sluice.flagengine.rule;

/** A rule that cannot be compiled; its message says what to change. */
public final class InvalidRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidRuleException(String message) {
        super(message);
    }
}
