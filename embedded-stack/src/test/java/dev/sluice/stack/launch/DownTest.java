package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownTest {
    @TempDir
    private Path folder = Path.of("");

    private Layout layout = new Layout(folder, folder, 0);
    private Running first = Running.nothing(0);
    private Running second = Running.nothing(0);

    private static Running sleeper() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        return Running.nothing(0).with("flag", StartedProcess.of(process.toHandle()));
    }

    @BeforeEach
    void startTwo() throws Exception {
        layout = new Layout(folder, folder, 0);
        first = sleeper();
        second = sleeper();
    }

    @AfterEach
    void endBoth() {
        for (Running each : new Running[] {first, second}) {
            each.processes().values().forEach(process -> process.handle().ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    @Test
    void endsWhatRuns() throws Exception {
        first.write(layout.runningFile());

        assertThat(new Down(layout).run()).isEqualTo(1);

        assertThat(first.anyAlive()).isFalse();
        assertThat(layout.runningFile()).doesNotExist();
    }

    @Test
    void leavesTheSystemThatTookThePlaceOfItsOwn() throws Exception {
        second.write(layout.runningFile());

        assertThat(new Down(layout).run(first)).isEqualTo(1);

        assertThat(first.anyAlive()).isFalse();
        assertThat(second.anyAlive()).isTrue();
        assertThat(layout.runningFile()).exists();
    }
}
