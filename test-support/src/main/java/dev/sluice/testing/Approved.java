package dev.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a person approved: {@code -Dapprove=true} writes them; read the difference before you commit it. */
public final class Approved {

    private Approved() {}

    /** Compares a text with the file of what was approved. */
    public static void check(Path file, String actual) {
        try {
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s; if the change is meant, run with -Dapprove=true and read the difference", file)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
