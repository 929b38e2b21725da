package dev.sluice.kit.envelope;

/** A record that will never be readable, however often it is tried: it belongs in the dead letter queue. */
public class MalformedEventException extends RuntimeException {
    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
