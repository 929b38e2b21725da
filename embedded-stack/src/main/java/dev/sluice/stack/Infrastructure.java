package dev.sluice.stack;

import dev.sluice.stack.server.InfrastructureOptions;
import dev.sluice.stack.server.Ports;
import dev.sluice.stack.server.RunningInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * PostgreSQL and Kafka until SIGTERM, or until the parent process is gone. Wants {@code -Xmx256m -XX:+UseSerialGC}.
 *
 * <p>Exit status: 0 or 143 (SIGTERM) after an orderly end, 1 when a server did not start, 2 for wrong arguments.
 */
public final class Infrastructure {
    private Infrastructure() {}

    public static void main(String[] arguments) throws InterruptedException {
        InfrastructureOptions options;
        try {
            options = InfrastructureOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + InfrastructureOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            run(options);
        } catch (IOException | RuntimeException e) {
            System.err.println("infrastructure: " + e.getMessage());
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(InfrastructureOptions options) throws IOException, InterruptedException {
        Files.deleteIfExists(options.file());
        Path data = options.data().isPresent()
                ? options.data().get().toAbsolutePath()
                : Files.createTempDirectory("sluice-infrastructure");
        RunningInfrastructure servers = RunningInfrastructure.start(
                data, port("PostgreSQL", options.postgresPort()), port("Kafka", options.kafkaPort()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, options, data), "stop-infrastructure"));
        servers.publish(options.file());
        System.out.println(
                "ready: " + servers.kafka().address() + " " + servers.postgres().jdbcUrl());
        awaitEndOfParent(options);
        System.exit(0);
    }

    private static int port(String part, OptionalInt wanted) throws IOException {
        if (wanted.isEmpty()) {
            return Ports.free();
        }
        if (!Ports.isFree(wanted.getAsInt())) {
            throw new IOException("port " + wanted.getAsInt() + " for " + part + " is taken by another program");
        }
        return wanted.getAsInt();
    }

    private static void awaitEndOfParent(InfrastructureOptions options) throws InterruptedException {
        if (options.parentPid().isPresent()) {
            ProcessHandle.of(options.parentPid().getAsLong())
                    .ifPresent(parent -> parent.onExit().join());
        } else {
            Thread.currentThread().join();
        }
    }

    private static void stop(RunningInfrastructure servers, InfrastructureOptions options, Path data) {
        try {
            Files.deleteIfExists(options.file());
            servers.close();
            if (options.data().isEmpty()) {
                delete(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("infrastructure did not stop in order", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> content;
        try (Stream<Path> walk = Files.walk(folder)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.deleteIfExists(path);
        }
    }
}
