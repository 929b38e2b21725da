package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the services themselves say: memory from the kernel, the lateness of timers from their metrics. */
final class Figures {

    private static final List<String> SERVICES = List.of("rollout", "flag", "monitor", "rollback");

    private final JsonNode stack;

    Figures(JsonNode stack) {
        this.stack = stack;
    }

    /** One line: resident memory of each service, in MB. */
    String memory() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String service : SERVICES) {
            parts.add("%s %d"
                    .formatted(
                            service, resident(stack.path("pids").path(service).asLong()) / 1024));
        }
        return String.join(", ", parts) + " MB resident";
    }

    /** One line: timers that fired so far, how late on the average, and how late at most of late. */
    String timers() throws IOException, InterruptedException {
        String metrics = metrics();
        double count = sum(metrics, "sluice_timer_lateness_seconds_count");
        double seconds = sum(metrics, "sluice_timer_lateness_seconds_sum");
        double most = sum(metrics, "sluice_timer_lateness_seconds_max");
        return "%.0f timers fired, %.0f ms late on the average, %.0f ms at most in the last minutes"
                .formatted(count, count == 0 ? 0 : seconds / count * 1000, most * 1000);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private String metrics() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(stack.path("rollout").asText() + "/q/metrics");
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
