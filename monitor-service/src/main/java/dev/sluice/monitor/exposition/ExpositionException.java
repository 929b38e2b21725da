package dev.sluice.monitor.exposition;

/** An exposition that cannot be used. The message is a sentence for people and holds nothing of what the server answered. */
public class ExpositionException extends Exception {
    public ExpositionException(String message) {
        super(message);
    }
}
