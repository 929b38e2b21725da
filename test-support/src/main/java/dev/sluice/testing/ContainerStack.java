package dev.sluice.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL and Kafka in containers, for {@code -Dstack=containers}; they end with this JVM. Where the tests themselves run in a container that
 * shares the engine's network, set {@code TESTCONTAINERS_HOST_OVERRIDE=localhost}, or Testcontainers starts an image of its own to find the host.
 */
final class ContainerStack {
    private ContainerStack() {}

    static StackAddress start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        KafkaContainer kafka =
                new KafkaContainer("apache/kafka:4.2.0").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        // Testcontainers' own cleaner does not run everywhere (TESTCONTAINERS_RYUK_DISABLED).
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.stop();
                            postgres.stop();
                        },
                        "stop-containers"));
        postgres.start();
        kafka.start();
        String url = postgres.getJdbcUrl();
        return new StackAddress(
                kafka.getBootstrapServers(),
                url.substring(0, url.lastIndexOf('/') + 1),
                postgres.getUsername(),
                postgres.getPassword());
    }
}
