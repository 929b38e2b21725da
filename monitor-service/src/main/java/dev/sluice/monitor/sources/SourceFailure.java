package dev.sluice.monitor.sources;

/** A source that gave nothing usable. The message is a sentence for people and holds nothing of what the server answered. */
final class SourceFailure extends Exception {
    private final boolean passing;
    private final int status;

    private SourceFailure(String message, boolean passing, int status) {
        super(message);
        this.passing = passing;
        this.status = status;
    }

    /** Asking again gives the same. */
    static SourceFailure lasting(String message) {
        return new SourceFailure(message, false, 0);
    }

    /** Asking again may help: the connection failed, or the server said that the fault is its own. */
    static SourceFailure passing(String message) {
        return new SourceFailure(message, true, 0);
    }

    /** A server that answered, but with another status than 200. */
    static SourceFailure answered(int status) {
        return status >= 500
                ? new SourceFailure("The source answered that it failed (status " + status + ").", true, status)
                : new SourceFailure(
                        "The source did not answer with status 200, but with " + status + ".", false, status);
    }

    /** What the server answered with; 0 when it did not. */
    int status() {
        return status;
    }

    boolean mayPass() {
        return passing;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
