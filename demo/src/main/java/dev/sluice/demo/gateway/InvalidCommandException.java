package dev.sluice.demo.gateway;

/** A command that this route cannot carry out (422); the message says why. */
final class InvalidCommandException extends RuntimeException {
    InvalidCommandException(String message) {
        super(message);
    }
}
