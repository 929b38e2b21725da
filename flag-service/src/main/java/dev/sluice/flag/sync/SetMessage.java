package dev.sluice.flag.sync;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of flags as every stream sends it: the bytes of a SyncFlagsResponse, which are those of a FetchAllFlagsResponse too, since the
 * document is field 1 of both (sync.proto of open-feature/flagd-schemas). Encoded once, then shared.
 */
final class SetMessage {
    private static final int FIELD_1_OF_BYTES = (1 << 3) | 2;
    private static final int LONGEST_LENGTH = 5;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final long version;
    private final byte[] wire;
    private final int start;

    private SetMessage(long version, byte[] wire, int start) {
        this.version = version;
        this.wire = wire;
        this.start = start;
    }

    /**
     * Encodes a document.
     *
     * @param version of the set
     * @param document JSON in UTF-8
     */
    static SetMessage of(long version, byte[] document) {
        byte[] head = new byte[1 + LONGEST_LENGTH];
        int at = 0;
        head[at++] = FIELD_1_OF_BYTES;
        int length = document.length;
        while (length > SEVEN_BITS) {
            head[at++] = (byte) ((length & SEVEN_BITS) | MORE);
            length >>>= 7;
        }
        head[at++] = (byte) length;
        byte[] wire = Arrays.copyOf(head, at + document.length);
        System.arraycopy(document, 0, wire, at, document.length);
        return new SetMessage(version, wire, at);
    }

    long version() {
        return version;
    }

    /** In bytes, as clients' limits count them. */
    int size() {
        return wire.length;
    }

    /** Each time from the start, over the same bytes. */
    InputStream wire() {
        return new ByteArrayInputStream(wire);
    }

    boolean saysTheSameAs(SetMessage other) {
        return this == other || Arrays.equals(wire, other.wire);
    }

    /** The JSON in it. */
    String document() {
        return new String(wire, start, wire.length - start, StandardCharsets.UTF_8);
    }
}
