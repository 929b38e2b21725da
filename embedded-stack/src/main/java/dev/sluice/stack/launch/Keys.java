package dev.sluice.stack.launch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import dev.sluice.stack.server.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every secret of one installation, made at its first start and kept: nothing has a default.
 *
 * @param values secret by name: {@code token.<caller>}, {@code database.<service>}, {@code demo-router}
 */
public record Keys(Map<String, String> values) {
    /** People's tokens: the roles, each for everything. */
    public static final List<String> ROLES = List.of("viewer", "operator", "approver", "admin");

    /** The databases, each with a user of the same name. */
    public static final List<String> DATABASES = List.of("flag", "rollout", "monitor", "rollback");

    private static final String SHOP = "shop-client";
    private static final String ROUTER = "demo-router";

    public Keys {
        values = Map.copyOf(values);
    }

    /** Reads the keys, or makes those that are missing, and adds to what the services read. */
    public static Keys prepare(KeyFiles files) throws IOException {
        Map<String, String> values = new TreeMap<>(stored(files));
        ROLES.forEach(role -> values.computeIfAbsent("token." + role, name -> Secrets.random()));
        DATABASES.forEach(name -> values.computeIfAbsent("database." + name, absent -> Secrets.random()));
        values.computeIfAbsent("token." + SHOP, name -> Secrets.random());
        values.computeIfAbsent(ROUTER, name -> Secrets.random());
        Keys keys = new Keys(values);
        PrivateFiles.write(files.keys(), pretty(Api.JSON.valueToTree(values)));
        TokensFile.complete(files.tokens(), keys);
        PrivateFiles.write(files.router(), keys.secret(ROUTER));
        PrivateFiles.write(files.shop(), keys.token(SHOP));
        return keys;
    }

    /** Reads the keys of an installation that was started before, and writes nothing. */
    public static Keys read(KeyFiles files) throws IOException {
        if (!Files.exists(files.keys())) {
            throw new StackException(
                    "the keys of this installation are gone (" + files.keys() + "). Stop it and start it again.");
        }
        return new Keys(stored(files));
    }

    private static Map<String, String> stored(KeyFiles files) throws IOException {
        return Files.exists(files.keys())
                ? Api.JSON.readValue(files.keys().toFile(), new TypeReference<Map<String, String>>() {})
                : Map.of();
    }

    public String token(String caller) {
        return secret("token." + caller);
    }

    /** What the shop presents to flag-service. */
    public String shopToken() {
        return token(SHOP);
    }

    public String databasePassword(String service) {
        return secret("database." + service);
    }

    private String secret(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no key " + name);
        }
        return value;
    }

    /** What each of the callers may do at first, in the order of the file that the services read. */
    Map<String, String> grants() {
        Map<String, String> grants = new LinkedHashMap<>();
        ROLES.forEach(role -> grants.put(role, role + "@*/*"));
        grants.put(SHOP, "client@production/shop");
        return grants;
    }

    String tokenHash(String caller) {
        return sha256(token(caller));
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String pretty(JsonNode json) {
        return json.toPrettyString() + "\n";
    }
}
