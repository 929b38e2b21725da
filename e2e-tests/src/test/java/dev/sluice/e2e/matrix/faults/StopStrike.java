package dev.sluice.e2e.matrix.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** SIGSTOP, and SIGCONT to the same processes. */
final class StopStrike implements Strike {
    private final Victim victim;
    private List<Long> stopped = List.of();

    StopStrike(Victim victim) {
        this.victim = victim;
    }

    @Override
    public void begin() {
        stopped = victim.pids();
        signal("-STOP");
    }

    @Override
    public long end() {
        long now = System.currentTimeMillis();
        signal("-CONT");
        return now;
    }

    /** Some may have ended meanwhile, which kill(1) complains of and does not mind. */
    private void signal(String signal) {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal), stopped.stream().map(String::valueOf))
                .toList();
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
