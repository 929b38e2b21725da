package dev.sluice.flagengine;

/** A definition that says nothing that could be evaluated; its message says what to change. */
public final class InvalidDefinitionException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidDefinitionException(String message) {
        super(message);
    }
}
