package dev.sluice.actuators.haproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real HAProxy in a folder of its own, in master-worker mode as a distribution's service runs it. */
public final class HaproxyProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNHEARD = Duration.ofSeconds(1);
    private static final Pattern PID = Pattern.compile("(?m)^Pid: (\\d+)$");

    private final Path program;
    private final Path folder;
    private Process process;

    /** Starts it; returns when its runtime API answers on {@link #socket}. */
    public HaproxyProcess(Path folder, String configuration) {
        this.program = program().orElseThrow();
        this.folder = folder;
        configure(configuration);
        this.process = launch();
    }

    /** Where HAProxy lies on this machine, also where only administrators look for programs. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder).resolve("haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A folder whose name is short enough for the address of a UNIX socket. */
    public static Path folder() {
        try {
            return Files.createTempDirectory("hap");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The section {@code global}; {@code more} are lines of its own. */
    public static String global(Path folder, String more) {
        return """
                global
                  stats socket %s mode 600 level admin expose-fd listeners
                  hard-stop-after 2s
                  nbthread 2
                %s
                defaults
                  mode http
                  timeout connect 1s
                  timeout client 10s
                  timeout server 10s
                  timeout http-keep-alive 10s
                """.formatted(folder.resolve("adm.sock"), more);
    }

    public Path socket() {
        return folder.resolve("adm.sock");
    }

    public void configure(String configuration) {
        try {
            Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String configuration() {
        try {
            return Files.readString(folder.resolve("haproxy.cfg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line to the runtime API, past the driver. */
    public String command(String line) {
        try {
            HaproxyUrl.Place place = new HaproxyUrl.Place.Unix(socket().toString());
            return new RuntimeSocket("test", place, System.nanoTime() + PATIENCE.toNanos()).send(line);
        } catch (dev.sluice.actuators.RouterFailure failure) {
            return "";
        }
    }

    /**
     * What {@code systemctl reload haproxy} does; returns when the new worker answers. Signalled again when nothing comes of it: a
     * master that was just started says that it is loaded before it listens to signals.
     */
    public void reload() {
        String before = pid();
        long[] signalled = {System.nanoTime() - UNHEARD.toNanos() - 1};
        await("the new worker", () -> {
            if (System.nanoTime() - signalled[0] > UNHEARD.toNanos()) {
                run("kill", "-USR2", Long.toString(process.pid()));
                signalled[0] = System.nanoTime();
            }
            String now = pid();
            return !now.isEmpty() && !now.equals(before);
        });
    }

    /** Ends it and starts it again, without a state file. */
    public void restart() {
        stop();
        process = launch();
    }

    /** Ends it and forgets its folder. */
    @Override
    public void close() {
        stop();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        try {
            Files.deleteIfExists(socket());
            Process started = new ProcessBuilder(program.toString(), "-W", "-f", "haproxy.cfg")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            await("its runtime API", () -> !pid().isEmpty());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pid() {
        Matcher pid = PID.matcher(command("show info"));
        return pid.find() ? pid.group(1) : "";
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String what, java.util.function.BooleanSupplier condition) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > last) {
                throw new IllegalStateException("HAProxy: " + what + " did not come; see " + folder.resolve("log"));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(5).toNanos());
        }
    }
}
