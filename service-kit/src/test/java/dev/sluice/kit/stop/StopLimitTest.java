package dev.sluice.kit.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StopLimitTest {
    private static final String RUNNING = "running";

    @Test
    void aProcessWhoseShutdownHangsEndsAndSaysWhatItWaitedFor() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hanging.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(RUNNING);
            process.toHandle().destroy(); // process.destroy() would close the output, too

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(output.lines().collect(Collectors.joining("\n")))
                    .contains("not stopped", "never-ending-hook", "StopLimitTest$Hanging.sleepForEver")
                    .doesNotContain("stop-limit");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Asked to end, it would wait for ever, like a service whose Kafka is gone. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(Hanging::sleepForEver, "never-ending-hook"));
            StopLimit.arm(Duration.ofMillis(300));
            System.out.println(RUNNING);
            Thread.sleep(Duration.ofMinutes(1));
        }

        private static void sleepForEver() {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
