package dev.sluice.bench.ofrep;

import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs {@code wrk}, the load generator: one thread, 16 connections. */
final class Wrk {
    /** How the line begins that its script writes. */
    static final String RESULT = "measured";

    private static final String PROGRAM = "wrk";
    private static final String CONNECTIONS = "16";

    private Wrk() {}

    /** Complains with what to do where there is no wrk. */
    static void require() throws InterruptedException {
        try {
            new ProcessBuilder(PROGRAM, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            throw new StackFailure(
                    "This needs the load generator wrk. Install it: apt-get install wrk, or brew install wrk.");
        }
    }

    /** Asks for so long, as fast as answers come. */
    static Reading run(Subject subject, Duration time) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sluice-wrk");
        Path script = folder.resolve("ask.lua");
        try {
            // It has a token in it: only the owner can look into the folder.
            Files.writeString(script, WrkScript.of(subject));
            Duration before = processorTime(subject);
            String said = said(List.of(
                    PROGRAM,
                    "-t1",
                    "-c" + CONNECTIONS,
                    "-d" + time.toSeconds() + "s",
                    "--latency",
                    "-s",
                    script.toString(),
                    subject.uri().toString()));
            return reading(said, processorTime(subject).minus(before));
        } finally {
            Files.deleteIfExists(script);
            Files.deleteIfExists(folder);
        }
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackFailure("wrk failed: " + said);
        }
        return said;
    }

    /** What the script wrote; complains when not every answer was a good one. */
    static Reading reading(String said, Duration processor) {
        String[] words = said.lines()
                .filter(line -> line.startsWith(RESULT + " "))
                .findFirst()
                .orElseThrow(() -> new StackFailure("wrk gave no result: " + said))
                .split(" ", -1);
        if (!words[6].equals("0")) {
            throw new StackFailure("%s answers failed: %s".formatted(words[6], said));
        }
        double requests = Double.parseDouble(words[1]);
        return new Reading(
                requests / Double.parseDouble(words[2]) * 1_000_000,
                Double.parseDouble(words[3]) / 1_000,
                Double.parseDouble(words[4]) / 1_000,
                Double.parseDouble(words[5]) / requests,
                processor.toNanos() / 1_000.0 / requests);
    }

    private static Duration processorTime(Subject subject) {
        return ProcessHandle.of(subject.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new StackFailure("process " + subject.pid() + " is gone"));
    }
}
