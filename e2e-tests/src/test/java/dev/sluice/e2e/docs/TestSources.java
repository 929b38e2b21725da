package dev.sluice.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of the repository as text: enough to say whether one is there, runs, and is not switched off. */
final class TestSources {
    private static final Pattern RUNS = Pattern.compile("@(Test|ParameterizedTest|TestFactory|ArchTest)\\b");

    private static final Pattern EXTENDS = Pattern.compile("class \\w+ extends (\\w+)");

    private final Path root;

    TestSources(Path root) {
        this.root = root;
    }

    /** What is wrong with a proof, in one sentence; empty when it stands. */
    Optional<String> objection(Guarantee.Proof proof) {
        List<Path> found = sources(proof.module()).stream()
                .filter(file -> file.getFileName().toString().equals(proof.testClass() + ".java"))
                .toList();
        if (found.size() != 1) {
            return Optional.of("there are %d classes %s in the tests of module '%s'"
                    .formatted(found.size(), proof.testClass(), proof.module()));
        }
        String source = read(found.getFirst());
        if (source.contains("@Disabled")) {
            return Optional.of(proof.testClass() + " is switched off, in part at least");
        }
        if (!RUNS.matcher(source).find() && !inherits(proof.module(), source)) {
            return Optional.of(proof.testClass() + " has no test");
        }
        if (!runsByItsName(proof.testClass()) && !isExtended(proof)) {
            return Optional.of(proof.testClass() + " is neither *Test nor *IT, and no such class extends it");
        }
        if (!proof.method().isEmpty() && !hasTest(source, proof.method())) {
            return Optional.of("%s has no test %s".formatted(proof.testClass(), proof.method()));
        }
        return Optional.empty();
    }

    private static boolean runsByItsName(String testClass) {
        return testClass.endsWith("Test") || testClass.endsWith("IT");
    }

    private boolean isExtended(Guarantee.Proof proof) {
        Pattern extending = Pattern.compile("class \\w+(Test|IT) (extends|implements) " + proof.testClass() + "\\b");
        return sources(proof.module()).stream()
                .anyMatch(file -> extending.matcher(read(file)).find());
    }

    /** Annotated as a test: between the end of the member before and the method's name. */
    private static boolean hasTest(String source, String method) {
        int name = source.indexOf(" void " + method + "(");
        return name >= 0
                && RUNS.matcher(source.substring(source.lastIndexOf("\n    }\n", name) + 1, name))
                        .find();
    }

    /** Whether the class extends one of the same module that has tests, such as a contract. */
    private boolean inherits(String module, String source) {
        Matcher parent = EXTENDS.matcher(source);
        return parent.find()
                && sources(module).stream()
                        .filter(file -> file.getFileName().toString().equals(parent.group(1) + ".java"))
                        .anyMatch(file -> RUNS.matcher(read(file)).find());
    }

    private List<Path> sources(String module) {
        Path folder = root.resolve(module).resolve("src/test/java");
        if (module.isEmpty() || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
