package dev.sluice.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens made anew for every run, and the tokens file that a service under test reads. */
public final class TestTokens {
    static final String ELSEWHERE = "-elsewhere";
    // Kept in the system properties, which also serve as lock, since Quarkus loads this class more than once.
    private static final String KEY = "sluice.test-token.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTokens() {}

    static String token(String name) {
        synchronized (System.getProperties()) {
            String known = System.getProperty(KEY + name);
            if (known != null) {
                return known;
            }
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            System.setProperty(KEY + name, token);
            return token;
        }
    }

    /** Writes the tokens of all roles into a new file. */
    public static Path writeFile() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode tokens = document.putArray("tokens");
        for (TestRole role : TestRole.values()) {
            add(tokens, role.label(), role.token(), role.label() + "@*/*");
            add(tokens, role.label() + ELSEWHERE, role.tokenElsewhere(), role.label() + "@elsewhere/elsewhere");
        }
        try {
            Path file = Files.createTempFile("sluice-tokens", ".json");
            file.toFile().deleteOnExit();
            return Files.write(file, JSON.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException("the tokens file cannot be written", e);
        }
    }

    private static void add(ArrayNode tokens, String name, String token, String grant) {
        tokens.addObject()
                .put("name", name)
                .put("sha256", sha256(token))
                .putArray("grants")
                .add(grant);
    }

    private static String sha256(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
