package dev.sluice.flag.evaluation;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Draws a bucket for a caller, always the same for the same flag and key. This is flagd's fractional algorithm of April 2026 (core 0.15,
 * open-feature/flagd#1909): murmur3_x86_32 with seed 0 over the UTF-8 of flag key and targeting key, scaled by multiplication. A flag's
 * variant goes to the buckets below a threshold, so raising a percentage switches nobody off and lowering it takes back the last who came.
 */
public final class Bucketing {
    /** How many buckets there are; one is 0.001 percent. */
    public static final int BUCKETS = 100_000;

    private Bucketing() {}

    /** From 0 to {@link #BUCKETS} - 1. */
    public static int bucket(String flagKey, String targetingKey) {
        return scale(hash(flagKey + targetingKey), BUCKETS);
    }

    /** As an unsigned number of 32 bits. */
    static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MurmurHash3.hash32x86(bytes, 0, bytes.length, 0) & 0xFFFF_FFFFL;
    }

    static int scale(long hash, int buckets) {
        return (int) ((hash * buckets) >>> 32);
    }
}
