package dev.sluice.flagengine.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the data of public specifications is: in the folder that {@code -Dsluice.conformance} names, by default beside the repository. */
public final class Conformance {
    private Conformance() {}

    /** Ends the test as skipped where it is not there. */
    public static Path folder(String name) {
        Path all = Path.of(Objects.requireNonNull(System.getProperty("sluice.conformance"), "set by Maven"));
        Path folder = all.resolve(name).normalize();
        assumeTrue(
                Files.isDirectory(folder),
                "SKIPPED: " + folder + " is missing; -Dsluice.conformance=… names another place");
        return folder;
    }
}
