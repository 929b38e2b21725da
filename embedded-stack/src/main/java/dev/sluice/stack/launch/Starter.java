package dev.sluice.stack.launch;

import dev.sluice.stack.StackException;
import dev.sluice.stack.launch.Part.Ready;
import dev.sluice.stack.rest.Api;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts parts as processes that outlive this one, and waits until they are ready. */
final class Starter {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TAIL = 25;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Progress progress;
    private final Map<Part, Process> waiting = new LinkedHashMap<>();

    Starter(Progress progress) {
        this.progress = progress;
    }

    /** Starts the part's process; it is not ready yet. */
    StartedProcess start(Part part) throws IOException {
        Path log = part.start().log();
        Logs.begin(log);
        if (part.ready() instanceof Ready.FileAppears(Path file)) {
            Files.deleteIfExists(file);
        }
        List<String> command = new ArrayList<>(part.start().command());
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C in the launcher's terminal reaches the launcher alone, which then stops in
            // order.
            command.addFirst(SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(part.start().environment());
        Process process = builder.start();
        waiting.put(part, process);
        return StartedProcess.of(process.toHandle());
    }

    /** Waits for everything that was started; complains with the end of the log when a part ends instead. */
    void awaitReady() throws IOException, InterruptedException {
        long last = System.nanoTime() + LONGEST.toNanos();
        while (!waiting.isEmpty()) {
            for (Map.Entry<Part, Process> entry : Map.copyOf(waiting).entrySet()) {
                Part part = entry.getKey();
                if (!entry.getValue().isAlive()) {
                    throw failure(
                            part,
                            part.title() + " ended with status "
                                    + entry.getValue().exitValue() + " while starting");
                }
                if (ready(part)) {
                    waiting.remove(part);
                    progress.ready(part);
                } else if (System.nanoTime() > last) {
                    throw failure(part, part.title() + " was not ready after " + LONGEST.toSeconds() + " s");
                }
            }
            progress.waitingFor(waiting.keySet());
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    static boolean ready(Part part) throws IOException, InterruptedException {
        return switch (part.ready()) {
            case Ready.FileAppears(Path file) -> Files.exists(file);
            case Ready.Answers(String url) -> answers(url);
        };
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return Api.open(url).get("").succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private static StackException failure(Part part, String sentence) throws IOException {
        Path log = part.start().log();
        return new StackException(sentence + ". The end of " + log + ":\n" + Logs.tail(log, TAIL));
    }
}
