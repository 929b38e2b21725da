package dev.sluice.stack.launch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import dev.sluice.stack.server.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** Reads the keys, or makes those that are missing, and writes what the services read. */
    public static Keys prepare(KeyFiles files) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(files.keys())) {
            values.putAll(Api.JSON.readValue(files.keys().toFile(), new TypeReference<Map<String, String>>() {}));
        }
        ROLES.forEach(role -> values.computeIfAbsent("token." + role, name -> Secrets.random()));
        DATABASES.forEach(name -> values.computeIfAbsent("database." + name, absent -> Secrets.random()));
        values.computeIfAbsent("token." + SHOP, name -> Secrets.random());
        values.computeIfAbsent(ROUTER, name -> Secrets.random());
        Keys keys = new Keys(values);
        PrivateFiles.write(files.keys(), pretty(Api.JSON.valueToTree(values)));
        PrivateFiles.write(files.tokens(), pretty(keys.tokensFile()));
        PrivateFiles.write(files.router(), keys.secret(ROUTER));
        PrivateFiles.write(files.shop(), keys.token(SHOP));
        return keys;
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

    /** What the services read: who has which grants, with the hash of the token instead of the token. */
    ObjectNode tokensFile() {
        ObjectNode file = Api.JSON.createObjectNode();
        var tokens = file.putArray("tokens");
        for (String role : ROLES) {
            tokens.add(entry(role, role + "@*/*"));
        }
        tokens.add(entry(SHOP, "client@production/shop"));
        return file;
    }

    private ObjectNode entry(String caller, String grant) {
        ObjectNode entry = Api.JSON.createObjectNode().put("name", caller).put("sha256", sha256(token(caller)));
        entry.putArray("grants").add(grant);
        return entry;
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
