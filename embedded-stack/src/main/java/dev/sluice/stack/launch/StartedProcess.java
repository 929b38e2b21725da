package dev.sluice.stack.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that a launcher started, recognised again by a later launcher.
 *
 * @param started milliseconds since the epoch; tells the process from a later one with the same pid
 */
public record StartedProcess(long pid, long started) {
    /** The kernel reports the time of boot, which start times are counted from, in whole seconds that may move by one. */
    private static final long CLOCK_MOVES = 2_000;

    static StartedProcess of(ProcessHandle process) {
        return new StartedProcess(process.pid(), startOf(process));
    }

    /** The process itself while it lives; never another one that got its pid, and not the zombie that it leaves. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> Math.abs(startOf(process) - started) <= CLOCK_MOVES)
                .filter(process -> process.info().command().isPresent());
    }

    public boolean alive() {
        return handle().isPresent();
    }

    /** Asks it to end, and ends it when it has not done so in time. */
    void stop(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = handle();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        if (!ended(patience)) {
            process.get().destroyForcibly();
            ended(Duration.ofSeconds(10));
        }
    }

    private boolean ended(Duration patience) throws InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        while (alive()) {
            if (System.nanoTime() > last) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
