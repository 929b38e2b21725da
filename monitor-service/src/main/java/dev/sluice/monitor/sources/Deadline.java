package dev.sluice.monitor.sources;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of everything that one fetch may do: finding the address, connecting, retries, the whole answer. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Waits until then at most.
     *
     * @throws ExecutionException what it failed with
     */
    <T> T await(CompletableFuture<T> answer) throws SourceFailure, ExecutionException, InterruptedException {
        try {
            return answer.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw SourceFailure.lasting("The source did not answer in time.");
        } finally {
            answer.cancel(true);
        }
    }
}
