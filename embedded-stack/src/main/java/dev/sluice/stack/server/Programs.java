package dev.sluice.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Where PostgreSQL's programs are unpacked, once per user: in a folder that nobody else can enter.
 *
 * <p>The library opens the folder that it unpacks into to everybody for writing, and by default takes one in the temporary
 * folder: any user of the machine could put a program of their own there.
 */
final class Programs {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private Programs() {}

    /** A folder below the user's cache ({@code $XDG_CACHE_HOME}, usually {@code ~/.cache}). */
    static Path folder() throws IOException {
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return below(cache);
    }

    static Path below(Path cache) throws IOException {
        Files.createDirectories(cache);
        Path shut = cache.resolve("sluice");
        // Another process may make it at the same moment; both shut it before they put anything inside.
        Files.createDirectories(shut, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.setPosixFilePermissions(shut, OWNER_ONLY);
        return shut.resolve("postgres");
    }
}
