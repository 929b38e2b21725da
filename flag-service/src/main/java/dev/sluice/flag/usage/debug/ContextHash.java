package dev.sluice.flag.usage.debug;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A caller's pseudonym: 64 bits of SHA-256 over a salt and the targeting key. */
final class ContextHash {
    private static final int BYTES = 8;

    private ContextHash() {}

    static String of(UUID salt, String targetingKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.toString().getBytes(StandardCharsets.US_ASCII));
            byte[] hash = digest.digest(targetingKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
