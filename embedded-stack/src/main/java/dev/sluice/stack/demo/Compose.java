package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The system in containers: its {@code stack.json} lies in the volume that its first start filled. */
final class Compose {
    private static final List<List<String>> PROGRAMS = List.of(List.of("docker", "compose"), List.of("docker-compose"));
    private static final List<String> READ =
            List.of("run", "--rm", "-T", "--no-deps", "--entrypoint", "cat", "setup", "/sluice/admin/stack.json");

    private Compose() {}

    static JsonNode stackFile(Path root) throws IOException, InterruptedException {
        for (List<String> program : PROGRAMS) {
            if (status(root, program, List.of("version")) == 0) {
                return read(root, program);
            }
        }
        throw new StackException("--compose needs Docker Compose: “docker compose” or “docker-compose”.");
    }

    private static JsonNode read(Path root, List<String> program) throws IOException, InterruptedException {
        Process process = builder(root, program, READ)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException(
                    "the containers are not set up. Start them with “" + String.join(" ", program) + " up -d --wait”.");
        }
        return Api.JSON.readTree(json);
    }

    private static int status(Path root, List<String> program, List<String> arguments) throws InterruptedException {
        try {
            return builder(root, program, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static ProcessBuilder builder(Path root, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(root.toFile());
    }
}
