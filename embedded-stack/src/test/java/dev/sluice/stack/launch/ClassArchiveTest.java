package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.launch.ClassArchive.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    private Path folder = Path.of("");

    private static void written(Path file, String at) throws IOException {
        Files.writeString(file, "content");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    @Test
    void isWrittenByTheFirstProcessThatMayBeSlow() throws IOException {
        ClassArchive archive = new ClassArchive(folder.resolve("a.jsa"), folder.resolve("a.jar"));
        written(archive.program(), "2026-01-01T00:00:00Z");

        assertThat(archive.options(Missing.KEEP)).contains("-XX:ArchiveClassesAtExit=" + archive.file());
        assertThat(archive.options(Missing.DO_WITHOUT)).isEmpty();
    }

    @Test
    void isUsedOnceItIsThere() throws IOException {
        ClassArchive archive = new ClassArchive(folder.resolve("a.jsa"), folder.resolve("a.jar"));
        written(archive.program(), "2026-01-01T00:00:00Z");
        written(archive.file(), "2026-01-02T00:00:00Z");

        for (Missing missing : Missing.values()) {
            assertThat(archive.options(missing)).contains("-XX:SharedArchiveFile=" + archive.file());
        }
    }

    @Test
    void isWrittenAnewForAProgramThatWasBuiltAnew() throws IOException {
        ClassArchive archive = new ClassArchive(folder.resolve("a.jsa"), folder.resolve("a.jar"));
        written(archive.file(), "2026-01-01T00:00:00Z");
        written(archive.program(), "2026-01-02T00:00:00Z");

        assertThat(archive.options(Missing.KEEP)).contains("-XX:ArchiveClassesAtExit=" + archive.file());
        assertThat(archive.file()).doesNotExist();
    }
}
