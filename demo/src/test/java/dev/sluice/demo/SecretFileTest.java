package dev.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @Test
    void seesARotatedSecretWithoutARestart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secret");
        SecretFile secret = new SecretFile(Optional.of(file));
        assertThat(secret.secret()).isEmpty();

        Files.writeString(file, "one\n");
        await().until(() -> secret.secret().equals(Optional.of("one")));
        Files.writeString(file, "  two \n");
        await().until(() -> secret.secret().equals(Optional.of("two")));
        Files.writeString(file, "\n");
        await().until(() -> secret.secret().isEmpty());
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(new SecretFile(Optional.empty()).secret()).isEmpty();
    }
}
