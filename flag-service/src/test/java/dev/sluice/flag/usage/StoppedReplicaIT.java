package dev.sluice.flag.usage;

import static dev.sluice.flag.Flagging.newFlag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.Flagging;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second replica, as it is shipped, that is asked until it answers no more; only its stop can store and publish what it counted. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StoppedReplicaIT {
    private static final int CALLERS = 4;
    private static final List<String> AS_HERE = List.of(
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "kafka.bootstrap.servers",
            "sluice.topic-prefix",
            "sluice.kafka.partitions",
            "sluice.auth.tokens-file");

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Inject
    Sql sql;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private int port;
    private Process replica;

    @BeforeEach
    void startsAReplica() throws IOException {
        Flagging.createTopics(kafka);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dsluice.replica=flag-service-1",
                "-Dsluice.flags.sync.enabled=false",
                "-Dsluice.usage.interval=1H"));
        for (String name : AS_HERE) {
            command.add("-D" + name + "=" + ConfigProvider.getConfig().getValue(name, String.class));
        }
        command.addAll(
                List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toString()));
        replica = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/stopped-replica.log").toFile())
                .start();
    }

    @AfterEach
    void leavesNoProcess() {
        replica.destroyForcibly();
    }

    @Test
    void storesAndPublishesAllThatItAnswered() throws InterruptedException {
        String key = newFlag();
        await().atMost(Duration.ofMinutes(2)) // a busy machine
                .pollInterval(Duration.ofMillis(200))
                .until(() -> evaluate(key)); // counts, as all others do
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofPlatform().start(() -> askUntilItIsGone(key)));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() > 500);
        assertThat(stored(key)).as("before the stop").isZero();

        replica.destroy();

        assertThat(replica.waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (Thread caller : callers) {
            caller.join();
        }
        // what was counted when the connection broke was asked for, and not answered
        assertThat(stored(key)).isBetween(answered.get(), asked.get());
        assertThat(published(key)).isEqualTo(stored(key));
    }

    private void askUntilItIsGone(String key) {
        while (evaluate(key)) {
            Thread.onSpinWait();
        }
    }

    /** Whether it was answered. */
    private boolean evaluate(String key) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/ofrep/v1/evaluate/flags/" + key))
                .header("Authorization", "Bearer " + TestRole.CLIENT.token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{\"context\": {\"targetingKey\": \"ada\"}}"))
                .build();
        asked.incrementAndGet();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                return false;
            }
            answered.incrementAndGet();
            return true;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long stored(String key) {
        return sql.query(
                        "SELECT coalesce(sum(count), 0) FROM flag_evaluations WHERE flag = ?",
                        row -> row.getLong(1),
                        key)
                .getFirst();
    }

    private long published(String key) {
        List<Long> counts = new ArrayList<>();
        kafka.await("sluice.evaluations.v1", 1, record -> record.key().equals(key))
                .forEach(record -> assertThatCode(() -> counts.add(new ObjectMapper()
                                .readTree(record.value())
                                .at("/evaluations")
                                .asLong()))
                        .doesNotThrowAnyException());
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
