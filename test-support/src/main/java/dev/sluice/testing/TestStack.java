package dev.sluice.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the integration tests of this JVM share, started at the first call: those of the file that the environment variable
 * {@code SLUICE_TEST_STACK} names; else containers, with {@code -Dstack=containers}; else embedded servers in a JVM of their own.
 */
public final class TestStack {
    // Kept in the system properties, which also serve as lock, since Quarkus loads this class more than once.
    private static final String KEY = "sluice.test-stack.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestStack() {}

    public static StackAddress address() {
        synchronized (System.getProperties()) {
            String kafka = System.getProperty(KEY + "kafka");
            if (kafka != null) {
                return new StackAddress(kafka, known("jdbc"), known("username"), known("password"));
            }
            StackAddress address = start();
            System.setProperty(KEY + "kafka", address.kafka());
            System.setProperty(KEY + "jdbc", address.jdbc());
            System.setProperty(KEY + "username", address.username());
            System.setProperty(KEY + "password", address.password());
            return address;
        }
    }

    static StackAddress read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), StackAddress.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the test stack cannot be read: " + file, e);
        }
    }

    private static StackAddress start() {
        @Nullable String given = System.getenv("SLUICE_TEST_STACK");
        if (given != null && !given.isBlank()) {
            return read(Path.of(given));
        }
        return "containers".equals(System.getProperty("stack")) ? ContainerStack.start() : EmbeddedStack.start();
    }

    private static String known(String name) {
        return System.getProperty(KEY + name, "");
    }
}
