package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    @TempDir
    private Path folder = Path.of("");

    private JsonNode written = Api.JSON.createObjectNode();
    private Layout layout = new Layout(folder, folder, 0);

    @BeforeEach
    void write() throws Exception {
        layout = new Layout(folder, folder.resolve(".sluice"), 100);
        Running running =
                Running.nothing(100).with("rollout", new StartedProcess(41, 1)).with("shop", new StartedProcess(42, 1));
        StackFile.write(layout, Keys.prepare(layout.keyFiles()), running);
        written = Api.JSON.readTree(layout.stackFile().toFile());
    }

    @Test
    void namesEveryPartAsOutsideToolsRelyOn() {
        assertThat(written.path("rollout").asText()).isEqualTo("http://127.0.0.1:8180");
        assertThat(written.path("flag").asText()).isEqualTo("http://127.0.0.1:8181");
        assertThat(written.path("monitor").asText()).isEqualTo("http://127.0.0.1:8182");
        assertThat(written.path("rollback").asText()).isEqualTo("http://127.0.0.1:8183");
        assertThat(written.path("gateway").asText()).isEqualTo("http://127.0.0.1:8190");
        assertThat(written.path("flagSync").asText()).isEqualTo("127.0.0.1:8115");
        assertThat(written.path("kafka").asText()).isEqualTo("127.0.0.1:8195");
        assertThat(written.path("pids").toString()).isEqualTo("{\"rollout\":41,\"shop\":42}");
    }

    @Test
    void namesEveryReplicaTheFirstOneIncluded() throws Exception {
        assertThat(written.path("replicas").path("rollout").toString()).isEqualTo("[\"http://127.0.0.1:8180\"]");
        Running two = Running.nothing(100)
                .with("rollback", new StartedProcess(1, 1))
                .with("rollout", new StartedProcess(2, 1))
                .with("rollout-2", new StartedProcess(3, 1));

        StackFile.write(layout, Keys.read(layout.keyFiles()), two);

        JsonNode replicas = Api.JSON.readTree(layout.stackFile().toFile()).path("replicas");
        assertThat(replicas.path("rollback").toString())
                .isEqualTo("[\"http://127.0.0.1:8183\",\"http://127.0.0.1:8203\"]");
        assertThat(replicas.path("rollout").get(0)).isEqualTo(written.path("rollout"));
    }

    @Test
    void hasATokenForEachRole() {
        for (String role : Keys.ROLES) {
            assertThat(written.path("tokens").path(role).asText()).hasSize(43);
        }
    }

    @Test
    void hasADatabaseForEachServiceThatCanBeOpenedAsItStands() {
        for (String service : Keys.DATABASES) {
            assertThat(written.path("postgres").path(service).asText())
                    .matches("jdbc:postgresql://127\\.0\\.0\\.1:8194/" + service + "\\?user=" + service
                            + "&password=.{43}");
        }
    }

    @Test
    void isReadByItsOwnerOnly() throws Exception {
        assertThat(Files.getPosixFilePermissions(layout.stackFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
