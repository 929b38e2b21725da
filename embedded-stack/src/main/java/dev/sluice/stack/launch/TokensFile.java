package dev.sluice.stack.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the services read: who has which grants, with the hash of the token instead of the token.
 *
 * <p>An admin may edit the file at any time, so only entries of this installation's own callers are ever changed, and only
 * when their token is another one.
 */
final class TokensFile {
    private TokensFile() {}

    /** Adds the callers that are missing and keeps everything else. */
    static void complete(Path file, Keys keys) throws IOException {
        ObjectNode json =
                Files.exists(file) ? Api.JSON.readValue(file.toFile(), ObjectNode.class) : Api.JSON.createObjectNode();
        ArrayNode tokens = json.withArray("tokens");
        keys.grants().forEach((caller, grant) -> complete(tokens, caller, keys.tokenHash(caller), grant));
        PrivateFiles.write(file, Keys.pretty(json));
    }

    private static void complete(ArrayNode tokens, String caller, String hash, String grant) {
        for (int i = 0; i < tokens.size(); i++) {
            JsonNode known = tokens.get(i);
            if (known.path("name").asText().equals(caller)) {
                if (!known.path("sha256").asText().equals(hash)) {
                    tokens.set(i, entry(caller, hash, grant));
                }
                return;
            }
        }
        tokens.add(entry(caller, hash, grant));
    }

    private static ObjectNode entry(String caller, String hash, String grant) {
        ObjectNode entry = Api.JSON.createObjectNode().put("name", caller).put("sha256", hash);
        entry.putArray("grants").add(grant);
        return entry;
    }
}
