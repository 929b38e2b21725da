package dev.sluice.rollout.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a subscriber stands: for each topic and partition the offset of the next record to send. Written as an opaque,
 * versioned text that serves as the id of a server-sent event. Since it names every partition, a record that was
 * committed late to one of them is never skipped. Immutable.
 *
 * <p>Version 1 is base64url of: byte 1; then for each of {@link #TOPICS} a varint count of partitions and as many varint
 * offsets.
 */
public final class StreamPosition {

    /** The topics without prefix, in the order of the encoding: append only, and raise the version when you do. */
    public static final List<String> TOPICS =
            List.of("sluice.rollouts.v1", "sluice.verdicts.v1", "sluice.rollbacks.v1", "sluice.flags.v1");

    private static final byte VERSION = 1;
    private static final int MAX_TEXT = 8192;
    private static final int MAX_PARTITIONS = 1024;

    private final long[][] next;

    private StreamPosition(long[][] next) {
        this.next = next;
    }

    /** The beginning of topics with these numbers of partitions, in the order of {@link #TOPICS}. */
    public static StreamPosition start(int... partitions) {
        if (partitions.length != TOPICS.size()) {
            throw new IllegalArgumentException("a position covers " + TOPICS);
        }
        return new StreamPosition(
                Arrays.stream(partitions).mapToObj(long[]::new).toArray(long[][]::new));
    }

    /** The position that {@link #text} wrote; empty when it is not one. */
    public static Optional<StreamPosition> parse(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<StreamPosition> read(ByteBuffer bytes) {
        if (bytes.get() != VERSION) {
            return Optional.empty();
        }
        long[][] next = new long[TOPICS.size()][];
        for (int topic = 0; topic < next.length; topic++) {
            long partitions = readVarint(bytes);
            if (partitions > MAX_PARTITIONS) {
                return Optional.empty();
            }
            next[topic] = new long[(int) partitions];
            for (int partition = 0; partition < partitions; partition++) {
                next[topic][partition] = readVarint(bytes);
            }
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(new StreamPosition(next));
    }

    public String text() {
        int values = TOPICS.size()
                + Arrays.stream(next).mapToInt(offsets -> offsets.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + 9 * values).put(VERSION);
        for (long[] offsets : next) {
            writeVarint(bytes, offsets.length);
            for (long offset : offsets) {
                writeVarint(bytes, offset);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** The next offset; 0 for a partition that did not exist when the position was written. */
    public long next(int topic, int partition) {
        return partition < next[topic].length ? next[topic][partition] : 0;
    }

    public int partitions(int topic) {
        return next[topic].length;
    }

    /** This position with another next offset of one partition, which may be new. */
    public StreamPosition with(int topic, int partition, long offset) {
        long[][] copy = next.clone();
        copy[topic] = Arrays.copyOf(copy[topic], Math.max(copy[topic].length, partition + 1));
        copy[topic][partition] = offset;
        return new StreamPosition(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamPosition position && Arrays.deepEquals(next, position.next);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(next);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(next);
    }

    private static void writeVarint(ByteBuffer bytes, long value) {
        long rest = value;
        while (rest >= 0x80) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** Tells never negative: at most nine bytes of seven bits. */
    private static long readVarint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint is too long");
    }
}
