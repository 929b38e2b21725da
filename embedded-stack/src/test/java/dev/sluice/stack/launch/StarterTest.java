package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.StackException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Ledger ledger = new Ledger(folder, Running.nothing(0));

    @BeforeEach
    void begin() {
        ledger = new Ledger(folder.resolve("running.json"), Running.nothing(0));
    }

    @AfterEach
    void endWhatWasStarted() {
        ledger.running().processes().values().forEach(process -> process.handle()
                .ifPresent(ProcessHandle::destroyForcibly));
    }

    private void start(String script) throws Exception {
        Path archive = Files.createFile(folder.resolve("archive"));
        Path jvm = Files.writeString(folder.resolve("jvm"), "#!/bin/sh\n" + script + "\n");
        assertThat(jvm.toFile().setExecutable(true)).isTrue();
        Part.Start start = new Part.Start(
                jvm,
                List.of("-Xmx64m"),
                Map.of(
                        "ARCHIVE",
                        archive.toString(),
                        "READY",
                        folder.resolve("ready").toString()),
                folder.resolve("log"),
                new ClassArchive(archive, folder.resolve("program.jar")));
        Part part = new Part("part", "the part", List.of(), new Part.Ready.FileAppears(folder.resolve("ready")), start);
        Progress progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));
        Starter starter = new Starter(progress, ledger);
        starter.start(part, ClassArchive.Missing.KEEP);
        starter.awaitReady();
    }

    @Test
    void startsAPartAgainWhoseJvmCrashedOnItsClassArchive() throws Exception {
        start("test -f $ARCHIVE && exit 134; touch $READY; sleep 600");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("crashed   the part", "ready     the part");
        assertThat(ledger.running().anyAlive()).isTrue();
    }

    @Test
    void tellsTheJvmAboutTheArchiveBeforeAllOtherArguments() throws Exception {
        start("echo $1 $3 > $READY; sleep 600");

        assertThat(folder.resolve("ready"))
                .hasContent("-XX:SharedArchiveFile=" + folder.resolve("archive") + " -Xmx64m");
    }

    @Test
    void complainsAboutTheSecondCrash() {
        assertThatThrownBy(() -> start("echo broken; exit 134"))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("the part ended with status 134 while starting", "broken");
    }

    @Test
    void complainsAtOnceAboutAnyOtherEnd() {
        assertThatThrownBy(() -> start("exit 3")).hasMessageContaining("status 3");
        assertThat(folder.resolve("archive")).exists();
    }
}
