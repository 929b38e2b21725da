package dev.sluice.e2e.matrix.faults;

import dev.sluice.e2e.support.Stack;
import java.time.Instant;
import java.util.List;

/** A part of {@code ./sluice up}, restarted by {@code ./sluice restart}. */
record ServiceVictim(Stack stack, String part) implements Victim {
    @Override
    public List<Long> pids() {
        return List.of(stack.pid(part));
    }

    @Override
    public void kill() {
        stack.kill(part);
    }

    @Override
    public long restart() {
        stack.restart(part);
        return ProcessHandle.of(stack.pid(part))
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElseThrow();
    }
}
