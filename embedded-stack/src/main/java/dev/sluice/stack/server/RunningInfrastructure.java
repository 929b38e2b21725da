package dev.sluice.stack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Both servers, started side by side. */
public record RunningInfrastructure(PostgresServer postgres, KafkaBroker kafka) implements AutoCloseable {

    public static RunningInfrastructure start(Path data, int postgresPort, int kafkaPort)
            throws IOException, InterruptedException {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PostgresServer> postgres =
                    starters.submit(() -> PostgresServer.start(postgresFolder(data), postgresPort));
            KafkaBroker kafka = KafkaBroker.start(data.resolve("kafka"), kafkaPort);
            try {
                return new RunningInfrastructure(postgres.get(), kafka);
            } catch (ExecutionException e) {
                kafka.close();
                throw new IOException("PostgreSQL did not start: " + e.getCause(), e.getCause());
            }
        }
    }

    /** Where PostgreSQL itself keeps its cluster, inside the folder that both servers were given. */
    public static Path postgresData(Path data) {
        return PostgresServer.data(postgresFolder(data));
    }

    private static Path postgresFolder(Path data) {
        return data.resolve("postgres");
    }

    /** Writes the addresses for programs that wait for them; the file appears whole or not at all. */
    public void publish(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode()
                .put("kafka", kafka.address())
                .put("jdbc", postgres.jdbcUrl())
                .put("username", PostgresServer.SUPERUSER)
                .put("password", postgres.password());
        PrivateFiles.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    @Override
    public void close() throws IOException {
        CompletableFuture<Void> broker = CompletableFuture.runAsync(kafka::close);
        postgres.close();
        try {
            broker.join();
        } catch (CompletionException e) {
            throw new IOException("Kafka did not stop in order", e.getCause());
        }
    }
}
