package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.usage.count.Repeat;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bulk answers that clients hold and ask for again with their tag. The same request gets the same answer from the same snapshot, so
 * nothing needs to be evaluated to say that it did not change; it is counted as if it had been. Of one snapshot only, the newest that was
 * asked; forgets the oldest first.
 */
final class HeldAnswers {
    /** Longer bodies are rare, and not worth the memory. */
    private static final int MOST_BYTES = 4 * 1024;

    private final int mostFlags;
    private volatile Generation generation = new Generation(Snapshot.EMPTY);

    /**
     * Holds nothing yet.
     *
     * @param mostFlags of all answers together; each takes some 30 bytes
     */
    HeldAnswers(int mostFlags) {
        this.mostFlags = mostFlags;
    }

    /** All that the answer of one snapshot depends on, unless a rule reads the time. */
    record Asked(Readers readers, ByteBuffer body) {
        static Asked of(Readers readers, byte[] body) {
            return new Asked(readers, ByteBuffer.wrap(body));
        }
    }

    /**
     * An answer.
     *
     * @param flags how many are in it
     * @param repeat counts its evaluations again
     */
    record Held(String tag, int flags, Repeat repeat) {}

    /** The answers of one snapshot. */
    private static final class Generation {
        private final Snapshot snapshot;
        private final Map<Asked, Held> answers = new ConcurrentHashMap<>();
        private final Deque<Asked> byAge = new ArrayDeque<>();
        private int flags;

        Generation(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        void add(Asked asked, Held held) {
            answers.put(asked, held);
            byAge.addLast(asked);
            flags += held.flags();
        }

        void shrink(int most) {
            while (flags > most) {
                Held oldest = answers.remove(byAge.removeFirst());
                flags -= oldest.flags();
                oldest.repeat().end();
            }
        }

        void end() {
            answers.values().forEach(held -> held.repeat().end());
        }
    }

    Optional<Held> find(Snapshot snapshot, Asked asked) {
        Generation known = generation;
        return known.snapshot == snapshot ? Optional.ofNullable(known.answers.get(asked)) : Optional.empty();
    }

    synchronized void hold(Snapshot snapshot, Asked asked, Held held) {
        if (generation.snapshot != snapshot && generation.snapshot.version() <= snapshot.version()) {
            generation.end();
            generation = new Generation(snapshot);
        }
        if (generation.snapshot != snapshot
                || asked.body().remaining() > MOST_BYTES
                || generation.answers.containsKey(asked)) {
            held.repeat().end();
            return;
        }
        generation.add(asked, held);
        generation.shrink(mostFlags);
    }
}
