package dev.sluice.stack.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was started and not stopped yet, kept in a file so that every later command knows it.
 *
 * @param portOffset the one it was started with
 * @param processes by part, in the order of their start
 */
public record Running(int portOffset, Map<String, StartedProcess> processes) {
    public Running {
        processes = new LinkedHashMap<>(processes);
    }

    /** Nothing, so far. */
    public static Running nothing(int portOffset) {
        return new Running(portOffset, Map.of());
    }

    public static Optional<Running> read(Path file) throws IOException {
        JsonNode json;
        try {
            json = Api.JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, StartedProcess> processes = new LinkedHashMap<>();
        json.path("processes")
                .properties()
                .forEach(entry -> processes.put(
                        entry.getKey(),
                        new StartedProcess(
                                entry.getValue().path("pid").asLong(),
                                entry.getValue().path("started").asLong())));
        return Optional.of(new Running(json.path("portOffset").asInt(), processes));
    }

    public void write(Path file) throws IOException {
        ObjectNode json = Api.JSON.createObjectNode().put("portOffset", portOffset);
        ObjectNode all = json.putObject("processes");
        processes.forEach(
                (part, process) -> all.putObject(part).put("pid", process.pid()).put("started", process.started()));
        PrivateFiles.write(file, Keys.pretty(json));
    }

    public Running with(String part, StartedProcess process) {
        Map<String, StartedProcess> more = new LinkedHashMap<>(processes);
        more.put(part, process);
        return new Running(portOffset, more);
    }

    /** Whether both are one system at different times: “restart” changes one process and leaves the others. */
    boolean isSameSystem(Running other) {
        return processes.values().stream().anyMatch(other.processes.values()::contains);
    }

    /** How many of each service there are; as many as one of them has. */
    Replicas replicas() {
        return Replicas.among(processes.keySet(), Parts.SERVICES.getFirst().name());
    }

    public boolean anyAlive() {
        return processes.values().stream().anyMatch(StartedProcess::alive);
    }
}
