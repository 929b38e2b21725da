package dev.sluice.flag.stream;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tickets: HMAC-SHA-256. All replicas have the same ones. */
final class TicketKey {
    static final int SIGNATURE_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final int id;
    private final SecretKeySpec secret;
    private final Instant createdAt;

    /**
     * One that is there.
     *
     * @param secret 256 random bits
     */
    TicketKey(byte[] secret, Instant createdAt) {
        this.id = ByteBuffer.wrap(sha256(secret)).getInt();
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.createdAt = createdAt;
    }

    /** Follows from the secret, so that a key of another database never has it by being the first one there, too. */
    int id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    byte[] sign(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Takes the same time wherever they differ. */
    boolean hasSigned(byte[] text, byte[] signature) {
        return MessageDigest.isEqual(sign(text), signature);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
