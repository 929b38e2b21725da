package dev.sluice.kit.stop;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bounds how long this process lives after SIGTERM, whatever it waits for: clients of Kafka and of the database wait for servers that are
 * gone, each with limits of its own, and the migration at start waits for minutes. Safe because all durable state is in the database: a
 * stop is no more to it than a crash.
 */
@ApplicationScoped
class StopLimit {
    /** Longer than a stop with everything in reach takes, shorter than orchestrators wait before they kill. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    private static final Duration LONGEST_REPORT = Duration.ofSeconds(1);
    private static final int FRAMES = 12;
    private static final String NAME = "stop-limit";

    /** As the shell reports a process that SIGTERM ended. */
    private static final int TERMINATED = 143;

    /** As early as a bean can: before the migration, during which a SIGTERM would not end Quarkus either. */
    void arm(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // Tests and the development mode stop applications in a process that goes on.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            arm(LIMIT);
        }
    }

    /** From the beginning of the shutdown; a hook of the JVM since Quarkus tells of it only once it has started. */
    static void arm(Duration limit) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> Thread.ofPlatform().daemon().name(NAME).start(() -> end(limit)), NAME + "-hook"));
    }

    private static void end(Duration limit) {
        try {
            Thread.sleep(limit);
            // On a thread of its own: also the output may be what everything waits for.
            Thread.ofPlatform()
                    .daemon()
                    .name(NAME + "-report")
                    .start(() -> report(limit))
                    .join(LONGEST_REPORT);
        } catch (InterruptedException e) {
            // safe because the process ends at once then; nobody interrupts this thread
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(TERMINATED);
    }

    /** Not into the log, whose handlers may be closed by now. */
    private static void report(Duration limit) {
        System.err.printf(
                "not stopped %d s after being asked to, so the process is ended; its threads:%n%s%n",
                limit.toSeconds(), threads());
    }

    /** What can hold the process: threads that are no daemons, and those in our code. */
    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> !thread.getKey().getName().startsWith(NAME))
                .filter(thread -> !thread.getKey().isDaemon() || isOurs(thread.getValue()))
                .map(StopLimit::describe)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static boolean isOurs(StackTraceElement[] frames) {
        return Arrays.stream(frames).anyMatch(frame -> frame.getClassName().startsWith("dev.sluice."));
    }

    private static String describe(Map.Entry<Thread, StackTraceElement[]> thread) {
        return Arrays.stream(thread.getValue())
                .limit(FRAMES)
                .map(frame -> System.lineSeparator() + "    at " + frame)
                .collect(Collectors.joining(
                        "", thread.getKey().getName() + " " + thread.getKey().getState(), ""));
    }
}
