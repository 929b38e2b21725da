package dev.sluice.flagengine.rule;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Draws a bucket for a caller, always the same for the same text. This is flagd's fractional algorithm of April 2026 (core 0.15,
 * open-feature/flagd#1909): murmur3_x86_32 with seed 0 over UTF-8, scaled by multiplication. Results that are listed first have the
 * lowest buckets, so that raising their weight switches nobody off who had them, and lowering it takes back the last who came.
 */
public final class Bucketing {
    /** The most that the weights of one split may add up to. */
    public static final long MOST_WEIGHT = Integer.MAX_VALUE;

    private static final int ASCII = 0x80;
    private static final int USUAL_BYTES = 256;

    /** Keys of users are hashed with each request; copying them elsewhere would be most of the garbage. */
    private static final ThreadLocal<byte[]> BYTES = ThreadLocal.withInitial(() -> new byte[USUAL_BYTES]);

    private Bucketing() {}

    /** From 0 to {@code total} - 1, by both texts one after the other. */
    public static long bucket(String first, String second, long total) {
        return (hash(first, second) * total) >>> 32;
    }

    /** As an unsigned number of 32 bits. */
    static long hash(String first, String second) {
        int length = first.length() + second.length();
        byte[] bytes = BYTES.get();
        if (length > bytes.length || !copy(first, bytes, 0) || !copy(second, bytes, first.length())) {
            bytes = (first + second).getBytes(StandardCharsets.UTF_8);
            length = bytes.length;
        }
        return MurmurHash3.hash32x86(bytes, 0, length, 0) & 0xFFFF_FFFFL;
    }

    /** False when a character takes more than one byte. */
    private static boolean copy(String text, byte[] to, int at) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= ASCII) {
                return false;
            }
            to[at + i] = (byte) each;
        }
        return true;
    }
}
