package dev.sluice.bench.ofrep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A token of the role client for one set of flags, in the file that the services read, while it is open. */
final class ClientToken implements AutoCloseable {
    private static final int BYTES = 32;

    private final Path file;
    private final String name;
    private final String token;

    private ClientToken(Path file, String name, String token) {
        this.file = file;
        this.name = name;
        this.token = token;
    }

    /**
     * Gives a token out. The services read their file anew within a second.
     *
     * @param stack the description of the running system, beside which {@code ./sluice up} keeps the tokens' hashes
     */
    static ClientToken give(Path stack, String flagSet) throws IOException {
        Path file = stack.toAbsolutePath().resolveSibling("tokens.json");
        if (!Files.exists(file)) {
            throw new StackFailure("There is no " + file + ". This needs a system that ./sluice up has started.");
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        ClientToken given =
                new ClientToken(file, "bench " + flagSet, HexFormat.of().formatHex(secret));
        given.withoutOwn(tokens -> {
            ObjectNode entry = tokens.addObject().put("name", given.name).put("sha256", sha256(given.token));
            entry.putArray("grants").add("client@" + flagSet);
        });
        return given;
    }

    String token() {
        return token;
    }

    @Override
    public void close() throws IOException {
        withoutOwn(tokens -> {});
    }

    private interface Change {
        void make(ArrayNode tokens);
    }

    private void withoutOwn(Change change) throws IOException {
        ObjectNode content = Api.JSON.readValue(file.toFile(), ObjectNode.class);
        ArrayNode tokens = content.withArray("tokens");
        ArrayNode kept = Api.JSON.createArrayNode();
        tokens.forEach(each -> {
            if (!each.path("name").asText().equals(name)) {
                kept.add(each);
            }
        });
        change.make(kept);
        content.set("tokens", kept);
        Files.writeString(file, content.toPrettyString() + "\n"); // in place, so that it stays as private as it is
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
