package dev.sluice.e2e.matrix.faults;

import dev.sluice.e2e.support.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's processes: the first of them before its children, so that no new child appears. */
record PostgresVictim(Stack stack) implements Victim {
    private static final Path PID_FILE = Path.of("data", "postgres", "data", "postmaster.pid");

    @Override
    public List<Long> pids() {
        try {
            List<String> lines = Files.readAllLines(stack.home().resolve(PID_FILE));
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .map(ProcessHandle::pid)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("it is killed with the infrastructure that starts it");
    }

    @Override
    public long restart() {
        throw new UnsupportedOperationException("it is started with the infrastructure");
    }
}
