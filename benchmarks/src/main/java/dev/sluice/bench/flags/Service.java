package dev.sluice.bench.flags;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.measure.Medians;
import dev.sluice.bench.measure.Reports;
import dev.sluice.bench.measure.ServiceMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running flag-service: restarted, and looked at from outside. */
final class Service {
    private static final int RESTARTS = 3;

    private final Path stack;

    Service(Path stack) {
        this.stack = stack.toAbsolutePath();
    }

    Api api() throws IOException {
        return new Api(
                address(), Reports.stack(stack).path("tokens").path("operator").asText());
    }

    /**
     * Restarts it several times.
     *
     * @return seconds from the command until it is ready again, the median
     */
    double restart() throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < RESTARTS; i++) {
            long begun = System.nanoTime();
            ProcessBuilder command =
                    new ProcessBuilder(List.of("./sluice", "restart", "flag")).redirectErrorStream(true);
            command.environment().put("SLUICE_HOME", String.valueOf(stack.getParent()));
            Process process = command.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StackFailure("./sluice restart flag failed: " + said);
            }
            seconds.add(Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0);
        }
        return Medians.of(seconds);
    }

    /** After a collection. */
    ServiceMemory memory() throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2); // what was allocated for the start is garbage by then
        JsonNode pids = Reports.stack(stack).path("pids");
        return ServiceMemory.of(pids.path("flag").asLong());
    }

    /** The sum of the samples of a metric with a label, such as {@code cause="change"}; 0 when there are none. */
    double metric(String name, String label) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI metrics = URI.create(address() + "/q/metrics");
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .filter(line -> line.contains(label))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private String address() throws IOException {
        return Reports.stack(stack).path("flag").asText();
    }
}
