package dev.sluice.kit.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // safe because JUnit fills it
    Path folder;

    @Test
    void aSecretIsTheContentOfItsFileWithoutWhiteSpaceAround() throws IOException {
        Files.writeString(folder.resolve("demo-router"), " s3cret\n");
        assertThat(credentials().secret("demo-router")).contains("s3cret");

        Files.writeString(folder.resolve("demo-router"), "rotated");
        assertThat(credentials().secret("demo-router")).contains("rotated");
    }

    @Test
    void whatIsMissingOrEmptyIsNoSecret() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        assertThat(credentials().secret("empty")).isEmpty();
        assertThat(credentials().secret("missing")).isEmpty();
        assertThat(new Credentials(Optional.empty()).secret("any")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/b", ".hidden", "..", "", "a b", "a\u0000"})
    void noNameLeavesTheDirectory(String name) throws IOException {
        Files.writeString(folder.resolve("outside"), "x");
        Files.createDirectories(folder.resolve("in"));
        assertThat(new Credentials(Optional.of(folder.resolve("in"))).secret(name))
                .isEmpty();
        assertThat(Credentials.isName(name)).isFalse();
    }

    private Credentials credentials() {
        return new Credentials(Optional.of(folder));
    }
}
