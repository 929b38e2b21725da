package dev.sluice.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path cache = Path.of("");

    @Test
    void lieInAFolderThatOnlyTheirOwnerEnters() throws Exception {
        Path programs = Programs.below(cache.resolve("new"));

        assertThat(permissionsAbove(programs)).isEqualTo("rwx------");
    }

    @Test
    void shutAFolderThatWasOpenBefore() throws Exception {
        Path open = Files.createDirectory(cache.resolve("sluice"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Path programs = Programs.below(cache);

        assertThat(programs.getParent()).isEqualTo(open);
        assertThat(permissionsAbove(programs)).isEqualTo("rwx------");
    }

    private static String permissionsAbove(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolveSibling("")));
    }
}
