package dev.sluice.flagengine.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the data of public specifications is: in {@code $SLUICE_CONFORMANCE}, else in {@code ../shared/conformance} beside the
 * repository.
 */
public final class Conformance {
    private Conformance() {}

    /** Ends the test as skipped where it is not there. */
    public static Path folder(String name) {
        String given = System.getenv("SLUICE_CONFORMANCE");
        Path root = Path.of(Objects.requireNonNull(System.getProperty("sluice.root"), "set by Maven"));
        Path all = given == null ? root.resolve("../shared/conformance") : Path.of(given);
        Path folder = all.resolve(name).normalize();
        assumeTrue(
                Files.isDirectory(folder),
                "SKIPPED: " + folder + " is missing; $SLUICE_CONFORMANCE names another place");
        return folder;
    }
}
