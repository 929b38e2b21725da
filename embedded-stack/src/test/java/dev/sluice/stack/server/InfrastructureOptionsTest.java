package dev.sluice.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InfrastructureOptionsTest {
    @Test
    void readsEverything() {
        InfrastructureOptions options = InfrastructureOptions.parse(
                "--data",
                "/d",
                "--file",
                "/f.json",
                "--parent-pid",
                "7",
                "--postgres-port",
                "8094",
                "--kafka-port",
                "8095");

        assertThat(options.data()).contains(Path.of("/d"));
        assertThat(options.file()).isEqualTo(Path.of("/f.json"));
        assertThat(options.parentPid()).hasValue(7);
        assertThat(options.postgresPort()).hasValue(8094);
        assertThat(options.kafkaPort()).hasValue(8095);
    }

    @Test
    void needsOnlyTheFile() {
        InfrastructureOptions options = InfrastructureOptions.parse("--file", "f.json");

        assertThat(options.data()).isEmpty();
        assertThat(options.parentPid()).isEmpty();
        assertThat(options.postgresPort()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(InfrastructureOptions::parse)
                .withMessage("--file is missing");
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InfrastructureOptions.parse("--file", "f", "--kafka-port", "70000"));
    }
}
