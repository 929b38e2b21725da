package dev.sluice.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureIT {
    private static final NewTopic TOPIC = new NewTopic("kept", 2, (short) 1);

    @TempDir
    private Path folder = Path.of("");

    private Optional<InfrastructureProcess> running = Optional.empty();

    private InfrastructureProcess start(String... more) throws Exception {
        InfrastructureProcess started = InfrastructureProcess.start(folder, more);
        running = Optional.of(started);
        return started;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
    }

    @AfterEach
    void endsWhatItStarted() throws InterruptedException {
        if (running.isPresent()) {
            stop(running.get().process());
        }
    }

    @Test
    void commitsAreDurableAndThePasswordIsAskedFor() throws Exception {
        InfrastructureProcess infrastructure = start();

        try (Connection connection = infrastructure.connect()) {
            assertThat(text(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(text(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "SHOW server_version")).startsWith("18.");
        }
        assertThatThrownBy(() -> infrastructure.connect("wrong").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(Files.getPosixFilePermissions(folder.resolve("addresses.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keepsTablesAndTopicsOverAnOrderlyRestart() throws Exception {
        InfrastructureProcess first = start();
        fill(first);
        stop(first.process());
        assertThat(folder.resolve("addresses.json")).doesNotExist();

        assertKept(start());
    }

    @Test
    void keepsTablesAndTopicsWhenItWasKilledAndPostgresWentOnAlone() throws Exception {
        InfrastructureProcess first = start();
        fill(first);
        first.process().destroyForcibly().waitFor();

        assertKept(start());
    }

    @Test
    void endsWhenItsParentEnds() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        InfrastructureProcess infrastructure = start("--parent-pid", String.valueOf(parent.pid()));

        parent.destroy();

        assertThat(infrastructure.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(infrastructure.process().exitValue()).isZero();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        InfrastructureProcess first = start();
        String kafka = first.addresses().path("kafka").asText();
        String port = kafka.substring(kafka.indexOf(':') + 1);
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThatThrownBy(() -> InfrastructureProcess.start(other, "--kafka-port", port))
                .hasMessageContaining("port " + port + " for Kafka is taken by another program");
    }

    private static void fill(InfrastructureProcess infrastructure) throws Exception {
        try (Connection connection = infrastructure.connect();
                Statement statement = connection.createStatement();
                Admin admin = infrastructure.kafka()) {
            statement.execute("CREATE TABLE kept AS SELECT 'still here' AS word");
            admin.createTopics(List.of(TOPIC)).all().get();
        }
    }

    private static void assertKept(InfrastructureProcess infrastructure) throws Exception {
        try (Connection connection = infrastructure.connect();
                Admin admin = infrastructure.kafka()) {
            assertThat(text(connection, "SELECT word FROM kept")).isEqualTo("still here");
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of(TOPIC.name()));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
