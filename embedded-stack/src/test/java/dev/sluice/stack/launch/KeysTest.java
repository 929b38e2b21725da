package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path folder = Path.of("");

    private KeyFiles files() {
        return new Layout(folder, folder.resolve(".sluice"), 0).keyFiles();
    }

    @Test
    void makesDifferentKeysOf256BitsAndKeepsThem() throws Exception {
        Keys first = Keys.prepare(files());
        Keys second = Keys.prepare(files());

        assertThat(second).isEqualTo(first);
        assertThat(new HashSet<>(first.values().values()))
                .hasSameSizeAs(first.values().values());
        assertThat(Base64.getUrlDecoder().decode(first.token("admin"))).hasSize(32);
    }

    @Test
    void theServicesSeeOnlyHashesOfTokens() throws Exception {
        Keys keys = Keys.prepare(files());
        String file = Files.readString(files().tokens());

        JsonNode operator = Api.JSON.readTree(file).path("tokens").get(1);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(keys.token("operator").getBytes(StandardCharsets.UTF_8));
        assertThat(operator.path("name").asText()).isEqualTo("operator");
        assertThat(operator.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(operator.path("grants").get(0).asText()).isEqualTo("operator@*/*");
        assertThat(keys.values().values()).noneMatch(file::contains);
    }

    @Test
    void onlyTheOwnerReadsThem() throws Exception {
        Keys.prepare(files());

        for (Path file : new Path[] {files().keys(), files().tokens(), files().router(), files().shop()}) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void theShopMayOnlyEvaluateItsFlags() throws Exception {
        Keys.prepare(files());

        JsonNode shop = tokens().get(4);
        assertThat(shop.path("name").asText()).isEqualTo("shop-client");
        assertThat(shop.path("grants").toString()).isEqualTo("[\"client@production/shop\"]");
    }

    @Test
    void readingWritesNothing() throws Exception {
        Keys keys = Keys.prepare(files());
        Files.writeString(files().tokens(), "an admin is writing here");

        assertThat(Keys.read(files())).isEqualTo(keys);
        assertThat(files().tokens()).hasContent("an admin is writing here");
    }

    @Test
    void saysThatThereIsNothingToRead() {
        assertThatThrownBy(() -> Keys.read(files()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("keys.json");
    }

    @Test
    void keepsWhatAnAdminWroteAmongTheTokens() throws Exception {
        Keys.prepare(files());
        ObjectNode edited = Api.JSON.readValue(files().tokens().toFile(), ObjectNode.class);
        ((ObjectNode) edited.path("tokens").get(1)).putArray("grants").add("operator@staging/*");
        ObjectNode added = edited.withArray("tokens").addObject().put("name", "ci");
        added.put("sha256", "00").putArray("grants").add("viewer@*/*");
        Files.writeString(files().tokens(), edited.toString());

        Keys.prepare(files());

        assertThat(Api.JSON.readTree(files().tokens().toFile())).isEqualTo(edited);
    }

    @Test
    void replacesTheHashesOfKeysThatAreGone() throws Exception {
        Keys.prepare(files());
        JsonNode before = tokens();
        Files.delete(files().keys());

        Keys.prepare(files());

        assertThat(tokens()).hasSize(5).doesNotContainAnyElementsOf(before);
    }

    private JsonNode tokens() throws Exception {
        return Api.JSON.readTree(files().tokens().toFile()).path("tokens");
    }
}
