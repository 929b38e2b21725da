package dev.sluice.stack.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of one program, kept by a JVM that ran it so that the next ones start faster (dynamic class data sharing,
 * JEP 350).
 *
 * @param file written when the process that keeps them ends in order; may be deleted while none runs
 * @param program the jar that is run: a JVM leaves an archive of an older one aside without a word, and for ever
 */
record ClassArchive(Path file, Path program) {

    /** What to do when there is none: whoever keeps the classes starts more slowly than without. */
    enum Missing {
        KEEP,
        DO_WITHOUT
    }

    /** The JVM's options. Deletes an archive that its program has outlived. */
    List<String> options(Missing missing) throws IOException {
        if (outlived()) {
            Files.delete(file);
        }
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
        }
        return switch (missing) {
            case KEEP -> List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds*=off");
            case DO_WITHOUT -> List.of();
        };
    }

    private boolean outlived() throws IOException {
        return Files.exists(file)
                && Files.exists(program)
                && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(file)) > 0;
    }
}
