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
import java.util.Map;

/** What the services themselves say: memory from the kernel, the lateness of timers from their metrics. */
final class Figures {

    private static final List<String> SERVICES = List.of("rollout", "flag", "monitor", "rollback");

    private final JsonNode stack;

    Figures(JsonNode stack) {
        this.stack = stack;
    }

    JsonNode stack() {
        return stack;
    }

    /** One line: resident memory of each process of the services, in MB. */
    String memory() throws IOException {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> process : stack.path("pids").properties()) {
            if (SERVICES.contains(process.getKey().replaceAll("-\\d+$", ""))) {
                parts.add("%s %d"
                        .formatted(process.getKey(), resident(process.getValue().asLong()) / 1024));
            }
        }
        return String.join(", ", parts) + " MB resident";
    }

    /**
     * Timers that were handled by all replicas of rollout-service since they began.
     *
     * @param fired how many
     * @param late seconds, of all together
     * @param most seconds, of the latest one of the last minutes
     */
    record Timers(double fired, double late, double most) {

        /** One line about what came after an earlier reading. */
        String since(Timers before) {
            double number = fired - before.fired;
            double average = number == 0 ? 0 : (late - before.late) / number;
            return "%.0f fired, %.0f ms late on the average, %.0f ms at most"
                    .formatted(number, average * 1000, most * 1000);
        }
    }

    Timers timers() throws IOException, InterruptedException {
        Timers all = new Timers(0, 0, 0);
        for (JsonNode replica : stack.path("replicas").path("rollout")) {
            String metrics = metrics(replica.asText());
            all = new Timers(
                    all.fired + sum(metrics, "sluice_timer_lateness_seconds_count"),
                    all.late + sum(metrics, "sluice_timer_lateness_seconds_sum"),
                    Math.max(all.most, sum(metrics, "sluice_timer_lateness_seconds_max")));
        }
        return all;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String metrics(String rollout) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(rollout + "/q/metrics");
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
