package dev.sluice.e2e.matrix.world;

import dev.sluice.e2e.support.Stack;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the module demo, started by the harness and ended with it. */
public final class Program {
    private final List<String> command;
    private final Path log;
    private Process process;

    Program(Stack stack, String main, List<String> arguments) {
        Path target = stack.root().resolve("demo/target");
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                target.resolve("demo-0.1.0-SNAPSHOT.jar") + File.pathSeparator + target.resolve("lib") + "/*",
                "dev.sluice.demo." + main));
        command.addAll(arguments);
        command.addAll(
                List.of("--parent-pid", String.valueOf(ProcessHandle.current().pid())));
        this.log = stack.home().resolveSibling("sluice-logs").resolve(main + ".log");
        this.process = begin();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    public long pid() {
        return process.pid();
    }

    /** kill -9. The process is gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void start() {
        process = begin();
    }

    private Process begin() {
        try {
            Files.createDirectories(log.resolveSibling(""));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
