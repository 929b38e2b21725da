package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The system in containers: its {@code stack.json} lies in the volume that its first start filled.
 *
 * @param root the folder of docker-compose.yml
 * @param program Docker Compose, as it is called on this machine
 */
record Compose(Path root, List<String> program) {
    private static final List<List<String>> PROGRAMS = List.of(List.of("docker", "compose"), List.of("docker-compose"));
    private static final List<String> READ =
            List.of("run", "--rm", "-T", "--no-deps", "--entrypoint", "cat", "setup", "/sluice/admin/stack.json");
    private static final List<String> CONTAINERS = List.of("ps", "--all", "-q");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    Compose {
        program = List.copyOf(program);
    }

    static JsonNode stackFile(Path root, PrintStream out) throws IOException, InterruptedException {
        for (List<String> program : PROGRAMS) {
            Compose compose = new Compose(root, program);
            if (compose.answers()) {
                return compose.stackFile(PATIENCE, PAUSE, out);
            }
        }
        throw new StackException("--compose needs Docker Compose: “docker compose” or “docker-compose”.");
    }

    /** Waits for the file: “up -d” returns while the container that writes it at the first start still works. */
    JsonNode stackFile(Duration patience, Duration pause, PrintStream out) throws IOException, InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        Optional<String> json = output(READ);
        if (json.isEmpty() && output(CONTAINERS).orElse("").isBlank()) {
            throw new StackException("there are no containers of Sluice. Start them with “" + command("up -d") + "”.");
        }
        if (json.isEmpty()) {
            out.println("waiting for the container “setup”, which registers the shop at the first start");
        }
        while (json.isEmpty()) {
            if (System.nanoTime() > last) {
                throw new StackException("the containers are not set up after " + patience.toSeconds() + " s. “"
                        + command("logs setup") + "” shows why; “" + command("up -d") + "” tries again.");
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            json = output(READ);
        }
        return Api.JSON.readTree(json.get());
    }

    private boolean answers() throws InterruptedException {
        try {
            return output(List.of("version")).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** What it prints, if it succeeds. */
    private Optional<String> output(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    }

    private String command(String arguments) {
        return String.join(" ", program) + " " + arguments;
    }
}
