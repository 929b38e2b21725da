package dev.sluice.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The whole system, started once per JVM by the front door ({@code ./sluice up --detach}) on shifted ports and in a folder of
 * its own, so that a stack somebody is using is left alone. Stopped when the JVM ends.
 */
public final class Stack {
    private static final String PORT_OFFSET = System.getProperty("e2e.port-offset", "3000");
    private static @Nullable Stack shared;

    private final Path root = Path.of(System.getProperty("sluice.root", ".."));
    // The same for each stack, one after the other: the classes that one leaves there let the next start faster.
    private final Path home = root.resolve("e2e-tests/target/sluice-home").toAbsolutePath();
    private final ObjectMapper json = new ObjectMapper();

    /** The one stack of this test run, ready to use. */
    public static synchronized Stack shared() {
        if (shared == null) {
            var stack = new Stack();
            String replicas = System.getProperty("e2e.replicas");
            stack.up(replicas == null ? List.of() : List.of("--replicas", replicas));
            shared = stack;
        }
        return shared;
    }

    /**
     * A stack for one test class alone, which stops it. The shared one is stopped before (two cores are too few for both), and starts again
     * when the next class asks for it.
     */
    public static synchronized Stack withReplicas(int count) {
        if (shared != null) {
            shared.stop();
            shared = null;
        }
        var stack = new Stack();
        stack.up(List.of("--replicas", String.valueOf(count)));
        return stack;
    }

    private Stack() {}

    private void up(List<String> options) {
        // One that is left over from a test run that was killed would hold the folder and the ports.
        stop();
        var arguments = new ArrayList<>(List.of("up", "--detach", "--fresh", "--port-offset", PORT_OFFSET));
        arguments.addAll(options);
        run(arguments, 300).expectSuccess();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run(List.of("down"), 60)));
    }

    public void stop() {
        run(List.of("down"), 120).expectSuccess();
    }

    public JsonNode description() {
        try {
            return json.readTree(home.resolve("stack.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url(String part) {
        return URI.create(description().get(part).asText());
    }

    /** Each process of that service; one, unless it was started with replicas. */
    public List<URI> replicas(String service) {
        List<URI> replicas = new ArrayList<>();
        description().path("replicas").path(service).forEach(url -> replicas.add(URI.create(url.asText())));
        return replicas.isEmpty() ? List.of(url(service)) : replicas;
    }

    public String token(String role) {
        return description().at("/tokens/" + role).asText();
    }

    /** This machine's port for what usually has that one. */
    public int port(int usual) {
        return usual + Integer.parseInt(PORT_OFFSET);
    }

    /** The state folder of this stack. */
    public Path home() {
        return home;
    }

    /** The repository, with the built modules. */
    public Path root() {
        return root.toAbsolutePath().normalize();
    }

    public long pid(String part) {
        return description().at("/pids/" + part).asLong();
    }

    public String kafka() {
        return description().get("kafka").asText();
    }

    /** A new token with this grant; the services accept it once they have read their tokens file again. */
    public String newToken(String grant) {
        String token = UUID.randomUUID().toString();
        try {
            Path file = home.resolve("tokens.json");
            var tokens = (ObjectNode) json.readTree(file.toFile());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            ObjectNode entry = tokens.withArray("tokens").addObject();
            entry.put("name", "e2e-" + grant).put("sha256", HexFormat.of().formatHex(hash));
            entry.putArray("grants").add(grant);
            Files.writeString(file, tokens.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return token;
    }

    /** kill -9. The process is gone when this returns. */
    public void kill(String service) {
        ProcessHandle process = ProcessHandle.of(pid(service)).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Sends a signal to a part's process, for example {@code STOP}: its connections stay, and nothing answers. */
    public void signal(String part, String name) {
        String pid = description().at("/pids/" + part).asText();
        try {
            int status = new ProcessBuilder("kill", "-" + name, pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " " + part + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Brings a service back and waits until it is ready. */
    public void restart(String service) {
        run(List.of("restart", service), 120).expectSuccess();
    }

    /** Runs {@code ./sluice} with these arguments and waits for it. */
    public Outcome run(List<String> arguments, int timeoutSeconds) {
        var command = new ArrayList<String>();
        command.add(root.resolve("sluice").toString());
        command.addAll(arguments);
        try {
            // Not in the temporary folder: what “up” says contains tokens, and “mvn clean” is to take it away.
            Path logs = Files.createDirectories(home.resolveSibling("sluice-logs"));
            Path log = Files.createTempFile(logs, arguments.getFirst() + "-", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("SLUICE_HOME", home.toString());
            Process process = builder.start();
            boolean ended = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Outcome(String.join(" ", command), ended ? process.exitValue() : -1, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a command ended; exit status -1 means that it did not end in time. */
    public record Outcome(String command, int exitStatus, String output) {
        public Outcome expectSuccess() {
            if (exitStatus != 0) {
                throw new AssertionError(command + " ended with " + exitStatus + ":\n" + output);
            }
            return this;
        }
    }
}
