package dev.sluice.flag.sync;

import java.util.Arrays;

/** Reads the fields of a protobuf message one by one (protobuf.dev, "Encoding"); what it cannot read is an IllegalArgumentException. */
final class ProtobufReader {
    private static final int TEXT = 2;
    private static final int LONGEST_VARINT = 10;

    private final byte[] message;
    private int at;
    private long tag;

    ProtobufReader(byte[] message) {
        this.message = message;
    }

    /** Goes to the next field, after the one before was read or skipped; false at the end. */
    boolean next() {
        if (at == message.length) {
            return false;
        }
        tag = varint();
        return true;
    }

    long field() {
        return tag >>> 3;
    }

    /** Whether its value has a length: text, bytes or a message. */
    boolean isText() {
        return type() == TEXT;
    }

    byte[] bytes() {
        long length = varint();
        int from = at;
        advance(length);
        return Arrays.copyOfRange(message, from, at);
    }

    void skip() {
        switch (type()) {
            case 0 -> varint();
            case 1 -> advance(Long.BYTES);
            case TEXT -> advance(varint());
            case 5 -> advance(Integer.BYTES);
            default -> throw new IllegalArgumentException("no type that a field can have");
        }
    }

    private int type() {
        return (int) (tag & 7);
    }

    private void advance(long bytes) {
        if (bytes < 0 || bytes > message.length - at) {
            throw new IllegalArgumentException("the message ends within a field");
        }
        at += (int) bytes;
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int from = at;
            advance(1);
            value |= (message[from] & 0x7fL) << (7 * i);
            if (message[from] >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number that is too long");
    }
}
