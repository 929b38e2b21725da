package dev.sluice.kit.outbox;

/** What happened does not fit into one event. */
public class EventTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EventTooLargeException(String message) {
        super(message);
    }
}
