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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts parts as processes that outlive this one, and waits until they are ready. */
final class Starter {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TAIL = 25;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** What the JVM's own crash (SIGABRT) looks like from outside. */
    private static final int CRASHED = 134;

    private final Progress progress;
    private final Ledger ledger;
    private final Map<Part, Process> waiting = new LinkedHashMap<>();
    private final Set<Part> crashed = new HashSet<>();

    Starter(Progress progress, Ledger ledger) {
        this.progress = progress;
        this.ledger = ledger;
    }

    /** Starts the part's process and notes it; it is not ready yet. */
    void start(Part part, ClassArchive.Missing missing) throws IOException {
        Path log = part.start().log();
        Logs.begin(log);
        if (part.ready() instanceof Ready.FileAppears(Path file)) {
            Files.deleteIfExists(file);
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C in the launcher's terminal reaches the launcher alone, which then stops in
            // order.
            command.add(SETSID.toString());
        }
        command.add(part.start().jvm().toString());
        command.addAll(part.start().archive().options(missing));
        command.addAll(part.start().arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(part.start().environment());
        Process process = builder.start();
        waiting.put(part, process);
        ledger.add(part.name(), StartedProcess.of(process.toHandle()));
    }

    /** Waits for everything that was started; complains with the end of the log when a part ends instead. */
    void awaitReady() throws IOException, InterruptedException {
        long last = System.nanoTime() + LONGEST.toNanos();
        while (!waiting.isEmpty()) {
            for (Map.Entry<Part, Process> entry : Map.copyOf(waiting).entrySet()) {
                Part part = entry.getKey();
                if (!entry.getValue().isAlive()) {
                    startAgainOrComplain(part, entry.getValue().exitValue());
                } else if (ready(part)) {
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

    /** The JVM was seen to crash on a class archive that it had written itself: it gets one more chance, without that file. */
    private void startAgainOrComplain(Part part, int status) throws IOException {
        if (status != CRASHED || !crashed.add(part)) {
            throw failure(part, part.title() + " ended with status " + status + " while starting");
        }
        progress.say("crashed   " + part.title() + " (its JVM, status " + status
                + "); once more without its class archive. What happened is in "
                + part.start().log());
        Files.deleteIfExists(part.start().archive().file());
        start(part, ClassArchive.Missing.DO_WITHOUT);
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
