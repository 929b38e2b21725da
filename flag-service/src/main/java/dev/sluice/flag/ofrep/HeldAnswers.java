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
 * asked. When it is full, newcomers only take the place of who did not ask again: where more clients than fit ask in turn, as they do, each
 * would else be forgotten just before it asks.
 */
final class HeldAnswers {
    /** Longer bodies are rare, and not worth the memory. */
    private static final int MOST_BYTES = 4 * 1024;

    /** Request, tag, and the places in maps and lists. */
    private static final int BYTES = 600;

    /** An evaluation that is to be counted again; value and outcome are the flag's own. */
    private static final int BYTES_OF_A_FLAG = 28;

    private final int most;
    private volatile Generation generation = new Generation(Snapshot.EMPTY);

    /**
     * Holds nothing yet.
     *
     * @param most bytes, as good as they can be told
     */
    HeldAnswers(int most) {
        this.most = most;
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

    /** An answer in its place. */
    private static final class Place {
        private final Asked asked;
        private final Held held;
        /** Whether somebody asked since it came to the end of the line; a new one has until it is the first to be asked again. */
        private volatile boolean isAsked = true;

        Place(Asked asked, Held held) {
            this.asked = asked;
            this.held = held;
        }

        int bytes() {
            return bytesOf(asked, held);
        }
    }

    private static int bytesOf(Asked asked, Held held) {
        return BYTES + asked.body().remaining() + BYTES_OF_A_FLAG * held.flags();
    }

    /** The answers of one snapshot. */
    private static final class Generation {
        private final Snapshot snapshot;
        private final Map<Asked, Place> answers = new ConcurrentHashMap<>();
        private final Deque<Place> line = new ArrayDeque<>();
        private int bytes;

        Generation(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        void add(Place place) {
            answers.put(place.asked, place);
            line.addLast(place);
            bytes += place.bytes();
        }

        /** Forgets who did not ask again. False when the first in line did, who then goes to its end. */
        boolean makesRoom(int needed, int most) {
            if (needed > most) {
                return false;
            }
            while (bytes + needed > most) {
                Place first = line.removeFirst();
                if (first.isAsked) {
                    first.isAsked = false;
                    line.addLast(first);
                    return false;
                }
                answers.remove(first.asked);
                bytes -= first.bytes();
                first.held.repeat().end();
            }
            return true;
        }

        void end() {
            answers.values().forEach(place -> place.held.repeat().end());
        }
    }

    Optional<Held> find(Snapshot snapshot, Asked asked) {
        Generation known = generation;
        Place place = known.snapshot == snapshot ? known.answers.get(asked) : null;
        if (place == null) {
            return Optional.empty();
        }
        place.isAsked = true;
        return Optional.of(place.held);
    }

    synchronized void hold(Snapshot snapshot, Asked asked, Held held) {
        if (generation.snapshot != snapshot && generation.snapshot.version() <= snapshot.version()) {
            generation.end();
            generation = new Generation(snapshot);
        }
        if (generation.snapshot != snapshot
                || asked.body().remaining() > MOST_BYTES
                || generation.answers.containsKey(asked)
                || !generation.makesRoom(bytesOf(asked, held), most)) {
            held.repeat().end();
            return;
        }
        generation.add(new Place(asked, held));
    }
}
