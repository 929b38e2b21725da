package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isReadAsItWasWritten() throws Exception {
        Running running =
                Running.nothing(7).with("flag", new StartedProcess(1, 2)).with("shop", new StartedProcess(3, 4));
        Path file = folder.resolve("running.json");

        running.write(file);

        assertThat(Running.read(file)).contains(running);
        assertThat(Running.read(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void recognisesAProcessAgainAndEndsIt() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        StartedProcess started = StartedProcess.of(process.toHandle());
        assertThat(started.alive()).isTrue();

        started.stop(Duration.ofSeconds(5));

        assertThat(started.alive()).isFalse();
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void endsAProcessThatDoesNotListen() throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done").start();
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");
        StartedProcess started = StartedProcess.of(process.toHandle());

        started.stop(Duration.ofMillis(200));

        assertThat(started.alive()).isFalse();
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSamePidForIt() {
        StartedProcess here = StartedProcess.of(ProcessHandle.current());
        StartedProcess earlier = new StartedProcess(here.pid(), here.started() - 60_000);

        assertThat(here.alive()).isTrue();
        assertThat(earlier.alive()).isFalse();
    }
}
