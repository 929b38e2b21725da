package dev.sluice.stack.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Tells a person who waits what is ready and what is not: a line for each part, and a sign of life every few seconds. */
final class Progress {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private long spoke = begin;

    Progress(PrintStream out) {
        this.out = out;
    }

    void ready(Part part) {
        String ports = part.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        say(String.format("ready     %-22s %-12s after %4.1f s", part.title(), ports, seconds()));
    }

    void waitingFor(Collection<Part> parts) {
        if (!parts.isEmpty() && System.nanoTime() - spoke > SIGN_OF_LIFE.toNanos()) {
            String names = parts.stream().map(Part::title).collect(Collectors.joining(", "));
            say(String.format("waiting   %s (%.0f s)", names, seconds()));
        }
    }

    void say(String line) {
        spoke = System.nanoTime();
        out.println(line);
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
