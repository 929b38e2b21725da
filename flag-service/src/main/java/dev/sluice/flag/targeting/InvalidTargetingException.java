package dev.sluice.flag.targeting;

/** Targeting that says nothing that could be compiled. */
public final class InvalidTargetingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    public InvalidTargetingException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** Where it is wrong: {@code rules[0].when[1].values}. */
    public String path() {
        return path;
    }
}
