package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the module embedded-stack as a child process, which ends with this one. */
final class EmbeddedStack {
    private static final Duration START = Duration.ofSeconds(90);

    private EmbeddedStack() {}

    /** Servers that only their starter knows, and can stop. */
    record Own(ProcessHandle process, StackAddress address) {}

    static StackAddress start() {
        return startOwn().address();
    }

    static Own startOwn() {
        Path module = root().resolve("embedded-stack/target");
        Path jar = module.resolve("embedded-stack-0.1.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it with mvn -pl embedded-stack install");
        }
        try {
            Path folder = Files.createTempDirectory("sluice-test-stack");
            Path file = folder.resolve("stack.json");
            Path log = folder.resolve("stack.log");
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            jar + java.io.File.pathSeparator + module.resolve("lib") + "/*",
                            "dev.sluice.stack.Infrastructure",
                            "--file",
                            file.toString(),
                            "--parent-pid",
                            Long.toString(ProcessHandle.current().pid())))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-test-stack"));
            awaitFile(process, file, log);
            return new Own(process.toHandle(), TestStack.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded stack cannot be started", e);
        }
    }

    private static void awaitFile(Process process, Path file, Path log) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                process.destroy();
                throw new IllegalStateException("the embedded stack did not start:\n" + Files.readString(log));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded stack was starting", e);
        }
    }

    /** The folder with the parent pom: what Maven passes, else the first one upwards that holds the module. */
    static Path root() {
        String given = System.getProperty("sluice.root");
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("embedded-stack"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run the tests inside the repository, or set -Dsluice.root");
    }
}
