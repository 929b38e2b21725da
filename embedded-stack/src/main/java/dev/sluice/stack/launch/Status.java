package dev.sluice.stack.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ./sluice status}: each part with its process, ports, readiness and memory. */
final class Status {
    private final Layout layout;
    private final Running running;

    Status(Layout layout, Running running) {
        this.layout = layout;
        this.running = running;
    }

    /** Prints the table and tells whether every part is ready. */
    boolean print(PrintStream out) throws IOException, InterruptedException {
        Keys keys = Keys.read(layout.keyFiles());
        out.printf("%-16s %-14s %8s  %-10s %9s%n", "part", "ports", "pid", "state", "memory");
        boolean allReady = true;
        long sum = 0;
        for (Part part : new Parts(layout, running.replicas()).all(keys)) {
            Optional<StartedProcess> process =
                    Optional.ofNullable(running.processes().get(part.name()));
            Optional<StartedProcess> living = process.filter(StartedProcess::alive);
            boolean ready = living.isPresent() && Starter.ready(part);
            allReady &= ready;
            long memory = living.isPresent() ? Memory.kilobytes(layout, part.name(), living.get()) : 0;
            sum += memory;
            out.printf(
                    "%-16s %-14s %8s  %-10s %6d MB%n",
                    part.name(),
                    part.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    process.map(known -> String.valueOf(known.pid())).orElse("-"),
                    ready ? "ready" : living.isPresent() ? "not ready" : "dead",
                    memory / 1024);
        }
        out.printf("%-16s %-14s %8s  %-10s %6d MB%n", "", "", "", "", sum / 1024);
        return allReady;
    }
}
