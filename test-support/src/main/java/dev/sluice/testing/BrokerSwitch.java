package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes the broker of {@link OwnStackResource} hang and go on, which its clients cannot tell from a broken network. PostgreSQL, a process of
 * its own, goes on.
 *
 * @param pid of the broker
 */
public record BrokerSwitch(long pid) {
    public void hang() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", signal, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
