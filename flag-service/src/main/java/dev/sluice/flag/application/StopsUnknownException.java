package dev.sluice.flag.application;

/** Nobody knows now whether something has stopped a rollout; the event that wants to go on with it is tried again. */
public final class StopsUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StopsUnknownException() {
        super("Kafka does not say whether the rollout was stopped");
    }
}
