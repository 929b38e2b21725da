package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Ledger ledger = new Ledger(file, Running.nothing(0));

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("running.json");
        ledger = new Ledger(file, Running.nothing(0));
        ledger.add("flag", new StartedProcess(1, 10));
        ledger.add("shop", new StartedProcess(2, 20));
    }

    @Test
    void writesDownEachStart() throws Exception {
        assertThat(Running.read(file)).contains(ledger.running());
        assertThat(ledger.stillRuns()).isTrue();
    }

    @Test
    void takesOverAPartThatWasRestarted() throws Exception {
        Running restarted = ledger.running().with("flag", new StartedProcess(3, 30));
        restarted.write(file);

        assertThat(ledger.stillRuns()).isTrue();
        assertThat(ledger.running()).isEqualTo(restarted);
    }

    @Test
    void noticesThatItWasStopped() throws Exception {
        Files.delete(file);

        assertThat(ledger.stillRuns()).isFalse();
    }

    @Test
    void doesNotTakeAnotherSystemForItsOwn() throws Exception {
        Running own = ledger.running();
        Running.nothing(0).with("flag", new StartedProcess(1, 40)).write(file);

        assertThat(ledger.stillRuns()).isFalse();
        assertThat(ledger.running()).isEqualTo(own);
    }
}
