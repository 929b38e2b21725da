package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples of the contracts, kept for ever: every consumer must read each of them. */
public final class ContractExamples {
    private static final String PREFIX = "dev.sluice.";

    private ContractExamples() {}

    /**
     * One example.
     *
     * @param type {@code dev.sluice.<entity>.<past-tense>.v1}
     * @param name of the file
     * @param data JSON
     */
    public record Example(String type, String name, String data) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    /**
     * All examples of a type.
     *
     * @throws AssertionError when there is none
     */
    public static List<Example> of(String type) {
        if (!type.startsWith(PREFIX) || !type.contains(".v")) {
            throw new AssertionError("the type has not the form dev.sluice.<entity>.<past-tense>.v1: " + type);
        }
        int version = type.lastIndexOf(".v");
        Path folder = events().resolve(type.substring(PREFIX.length(), version)).resolve("examples");
        List<Example> examples = list(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(type.substring(version + 1)))
                .map(file -> new Example(type, file.getFileName().toString(), read(file)))
                .toList();
        if (examples.isEmpty()) {
            throw new AssertionError("there is no example in " + folder);
        }
        return examples;
    }

    /** The types that have a schema, sorted. */
    public static List<String> types() {
        return list(events()).stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> list(folder).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".schema.json"))
                        .map(file -> PREFIX + folder.getFileName() + "." + file.substring(0, file.indexOf('.'))))
                .toList();
    }

    private static Path events() {
        return EmbeddedStack.root().resolve("contracts/events");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the contracts cannot be listed", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be read", e);
        }
    }
}
