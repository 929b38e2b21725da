package dev.sluice.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret in a file of its own, trimmed; read again after a second, so that a rotated secret counts soon. */
public final class SecretFile {

    private static final long KEEP_NANOS = 1_000_000_000L;

    private final Optional<Path> file;
    private Optional<String> secret = Optional.empty();
    private long readAt;
    private boolean read;

    public SecretFile(Optional<Path> file) {
        this.file = file;
    }

    /** Empty when there is no such file, or nothing in it. */
    public synchronized Optional<String> secret() {
        long now = System.nanoTime();
        if (!read || now - readAt > KEEP_NANOS) {
            secret = file.flatMap(SecretFile::contents);
            readAt = now;
            read = true;
        }
        return secret;
    }

    private static Optional<String> contents(Path file) {
        try {
            return Optional.of(Files.readString(file).trim()).filter(text -> !text.isEmpty());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
