package dev.sluice.e2e.matrix.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which process owns a TCP connection, from {@code /proc} as proc(5) describes it. */
final class Sockets {
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;

    private Sockets() {}

    /** The process whose own end of a connection has that port. */
    static long ownerOf(int localPort) {
        String socket = "socket:[" + inode(localPort) + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> opens(pid, socket))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process owns " + socket));
    }

    private static String inode(int localPort) {
        String port = ":%04X".formatted(localPort).toUpperCase(Locale.ROOT);
        return Stream.of("/proc/net/tcp6", "/proc/net/tcp")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(port))
                .map(fields -> fields[INODE])
                .filter(inode -> !inode.equals("0"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no connection has port " + localPort));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes of others, and those that have just ended, open nothing that we may see. */
    private static boolean opens(long pid, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.anyMatch(descriptor -> linksTo(descriptor, socket));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean linksTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }
}
