package dev.sluice.stack.server;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody has to invent: 256 random bits as base64url. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
