package dev.sluice.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program for Node.js in a process of its own, which answers each line of JSON with one. */
public final class NodeProgram implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target/node");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodeProgram(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Copies the sources to {@code target/node} and installs there, by npm, what their {@code package-lock.json} names; ends the test as
     * skipped where there is no npm.
     */
    public static Path install(Path sources) {
        try {
            assumeTrue(succeeds(Path.of("."), "npm", "--version"), "SKIPPED: this needs Node.js and npm");
            Files.createDirectories(FOLDER);
            try (Stream<Path> files = Files.list(sources)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!succeeds(FOLDER, "npm", "ci", "--no-audit", "--no-fund")) {
                throw new AssertionError("npm ci failed, see what it says above");
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs as {@link #install} does, and starts one of the sources. */
    public static NodeProgram start(Path sources, String source, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("node", source));
            command.addAll(List.of(arguments));
            return new NodeProgram(new ProcessBuilder(command)
                    .directory(install(sources).toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(Path folder, String... command) {
        try {
            Process started = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return started.waitFor(5, TimeUnit.MINUTES) && started.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it answers; complains when it has ended, or says nothing for a minute. */
    public JsonNode ask(Object question) {
        try {
            questions.write(JSON.writeValueAsString(question) + "\n");
            questions.flush();
            String line = CompletableFuture.supplyAsync(this::line)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join()
                    .orElseThrow(() -> new AssertionError("the program ended on " + question));
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
