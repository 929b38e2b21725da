package dev.sluice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.StackException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {
    private static final Duration PAUSE = Duration.ofMillis(10);

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private String gateway(String script, Duration patience) throws Exception {
        Path program = Files.writeString(folder.resolve("compose"), script);
        return new Compose(folder, List.of("sh", program.toString()))
                .stackFile(patience, PAUSE, new PrintStream(told, true, StandardCharsets.UTF_8))
                .path("gateway")
                .asText();
    }

    @Test
    void waitsUntilTheSetupHasWrittenTheFile() throws Exception {
        String script = """
                test "$1" = ps && echo id && exit
                echo >> looks
                test $(wc -l < looks) -ge 3 && echo '{"gateway": "there"}'
                """;

        assertThat(gateway(script, Duration.ofSeconds(30))).isEqualTo("there");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("waiting for the container “setup”");
    }

    @Test
    void saysAtOnceThatNothingWasStarted() {
        assertThatThrownBy(() -> gateway("test $1 = ps", Duration.ofHours(1)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("compose up -d”");
    }

    @Test
    void saysWhereToLookWhenTheSetupFails() {
        assertThatThrownBy(() -> gateway("test $1 = ps && echo id", Duration.ZERO))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("compose logs setup”");
    }
}
