package dev.sluice.monitor.sources;

/** A source that gave nothing usable. The message is a sentence for people and holds nothing of what the server answered. */
final class SourceFailure extends Exception {
    private final boolean passing;

    private SourceFailure(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Asking again gives the same. */
    static SourceFailure lasting(String message) {
        return new SourceFailure(message, false);
    }

    /** Asking again may help: the connection failed, or the server said that the fault is its own. */
    static SourceFailure passing(String message) {
        return new SourceFailure(message, true);
    }

    boolean mayPass() {
        return passing;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
