package dev.sluice.flag.sync;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenFeature's clients for Node.js in a process of their own, which answers each line with a line. */
final class NodeClients implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodeClients(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Installs them by npm first; ends the test as skipped where there is no npm.
     *
     * @param settings what clients.mjs takes
     */
    static NodeClients start(Map<String, Object> settings) {
        try {
            assumeTrue(succeeds(List.of("npm", "--version")), "SKIPPED: clients for Node.js need Node.js and npm");
            Files.createDirectories(FOLDER);
            for (String name : List.of("package.json", "package-lock.json", ".npmrc", "clients.mjs")) {
                Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!succeeds(List.of("npm", "ci", "--no-audit", "--no-fund"))) {
                throw new AssertionError("npm ci failed, see what it says above");
            }
            return new NodeClients(new ProcessBuilder("node", "clients.mjs", JSON.writeValueAsString(settings))
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Path folder = Files.isDirectory(FOLDER) ? FOLDER : Path.of(".");
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

    /** What each client says for each caller: {@code {"flagd": [{"value", "variant", "reason"}], "ofrep": […]}}. */
    JsonNode ask(String flag, List<Map<String, Object>> callers) {
        try {
            questions.write(JSON.writeValueAsString(Map.of("flag", flag, "contexts", callers)) + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the clients ended on " + flag);
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
