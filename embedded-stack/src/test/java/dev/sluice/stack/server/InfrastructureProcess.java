package dev.sluice.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;

/** The packaged infrastructure, running. */
record InfrastructureProcess(Process process, JsonNode addresses) {
    static InfrastructureProcess start(Path folder, String... more) throws IOException, InterruptedException {
        Path target = Path.of(Objects.requireNonNull(System.getProperty("sluice.root")), "embedded-stack", "target");
        Path file = folder.resolve("addresses.json");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                target + "/embedded-stack-0.1.0-SNAPSHOT.jar" + File.pathSeparator + target + "/lib/*",
                "dev.sluice.stack.Infrastructure",
                "--file",
                file.toString(),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        Files.deleteIfExists(file);
        Path log = folder.resolve("infrastructure.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant latest = Instant.now().plus(Duration.ofSeconds(90));
        while (!Files.exists(file)) {
            if (!process.isAlive() || Instant.now().isAfter(latest)) {
                process.destroyForcibly();
                throw new IOException("infrastructure did not start:\n" + Files.readString(log));
            }
            Thread.sleep(20);
        }
        return new InfrastructureProcess(process, new ObjectMapper().readTree(file.toFile()));
    }

    Connection connect() throws SQLException {
        return connect(addresses.path("password").asText());
    }

    Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                addresses.path("jdbc").asText() + "postgres",
                addresses.path("username").asText(),
                password);
    }

    Admin kafka() {
        return Admin.create(Map.of("bootstrap.servers", addresses.path("kafka").asText()));
    }
}
