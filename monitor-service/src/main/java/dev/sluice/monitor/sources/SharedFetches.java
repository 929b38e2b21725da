package dev.sluice.monitor.sources;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Fetches that everybody who needs the same shares: the one under way, and the newest finished one. Each asker says how new the answer has
 * to be, so that a cut never gets numbers from before it.
 */
final class SharedFetches<K, V> {
    /** Longer than that nothing is kept; looks with longer intervals than twice this share less. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Clock clock;
    private final ConcurrentMap<K, Fetch<V>> newest = new ConcurrentHashMap<>();

    SharedFetches(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a fetch gave.
     *
     * @param began before anything was asked: all of the value is at least as new
     */
    record Fetched<V>(Instant began, V value) {}

    private record Fetch<V>(Instant began, CompletableFuture<V> value) {}

    /** An answer that began to be fetched at {@code notBefore} or later; {@code fetch} runs in this thread, or not at all. */
    Fetched<V> get(K key, Instant notBefore, Supplier<V> fetch) {
        Fetch<V> own = new Fetch<>(clock.instant(), new CompletableFuture<>());
        Fetch<V> shared = newest.compute(
                key, (name, before) -> before == null || before.began().isBefore(notBefore) ? own : before);
        if (shared.value() == own.value()) {
            run(key, own, fetch);
        }
        return new Fetched<>(shared.began(), shared.value().join());
    }

    private void run(K key, Fetch<V> own, Supplier<V> fetch) {
        forgetOld(own.began().minus(KEPT));
        try {
            own.value().complete(fetch.get());
        } finally {
            if (own.value().completeExceptionally(new IllegalStateException("the fetch ended without an answer"))) {
                newest.remove(key, own);
            }
        }
    }

    private void forgetOld(Instant end) {
        newest.values()
                .removeIf(fetch -> fetch.began().isBefore(end) && fetch.value().isDone());
    }
}
