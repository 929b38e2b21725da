package dev.sluice.flag.sync;

import dev.sluice.flag.model.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** What was sent, for the metrics. */
final class Tally {
    /** The largest message that gRPC clients take, unless they are told otherwise. */
    static final int MOST_CLIENTS_TAKE = 4 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(Tally.class);

    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();
    private final AtomicLong versionSent = new AtomicLong();
    private final Map<Scope, Integer> sizes = new ConcurrentHashMap<>();

    void sent(SetMessage message) {
        sent.increment();
        versionSent.accumulateAndGet(message.version(), Math::max);
    }

    void conflated(int documents) {
        conflated.add(documents);
    }

    /** How large a set's document is now. */
    void document(Scope set, int bytes) {
        Integer before = sizes.put(set, bytes);
        if (bytes > MOST_CLIENTS_TAKE && (before == null || before <= MOST_CLIENTS_TAKE)) {
            LOG.warnf(
                    "The document of flag set %s has %d bytes; gRPC clients refuse more than %d unless they are told to take"
                            + " more, and keep the flags that they have",
                    set.flagSet(), bytes, MOST_CLIENTS_TAKE);
        }
    }

    /** Nobody has a stream of the set any more. */
    void forget(Scope set) {
        sizes.remove(set);
    }

    long sent() {
        return sent.sum();
    }

    long conflated() {
        return conflated.sum();
    }

    /** The newest that went out. */
    long versionSent() {
        return versionSent.get();
    }

    /** Of the sets that somebody has a stream of. */
    int largestDocument() {
        return sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Sets whose document is larger than clients take by default. */
    long oversized() {
        return sizes.values().stream().filter(size -> size > MOST_CLIENTS_TAKE).count();
    }
}
