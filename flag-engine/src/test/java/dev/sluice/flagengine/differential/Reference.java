package dev.sluice.flagengine.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** flagd's evaluator for JavaScript in a process of its own. */
final class Reference implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private Reference(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Installs it by npm first; ends the test as skipped where there is no npm. */
    static Reference start() {
        try {
            assumeTrue(succeeds(List.of("npm", "--version")), "SKIPPED: comparing with flagd needs Node.js and npm");
            Files.createDirectories(FOLDER);
            for (String name : List.of("package.json", "package-lock.json", ".npmrc", "evaluate.mjs")) {
                Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!succeeds(List.of("npm", "ci", "--no-audit", "--no-fund"))) {
                throw new AssertionError("npm ci failed, see what it says above");
            }
            return new Reference(new ProcessBuilder("node", "evaluate.mjs")
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

    /** For each context what both modes say: {@code {"compiled": answer, "interpreted": answer}}. */
    JsonNode ask(ObjectNode definition, List<ObjectNode> contexts) {
        ObjectNode question = JSON.createObjectNode();
        question.set("definition", definition);
        question.putArray("contexts").addAll(contexts);
        try {
            questions.write(question + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the reference ended on " + question);
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
