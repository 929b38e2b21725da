package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What really happens to the traffic, read where it passes; and the demo's switches for faults. */
record Gateway(Api api) implements Front {
    private static final Pattern REQUESTS =
            Pattern.compile("(?m)^sluice_gateway_requests_total\\{[^}]*version=\"([^\"]+)\"[^}]*} ([0-9.eE+]+)$");

    @Override
    public String route() {
        return "shop";
    }

    @Override
    public String source() {
        return "gateway";
    }

    @Override
    public String name() {
        return "the gateway";
    }

    @Override
    public Map<String, Integer> desired() throws IOException, InterruptedException {
        JsonNode json = Api.expect("reading the gateway's weights", api.get("/_gateway/weights"));
        Map<String, Integer> weights = new TreeMap<>();
        json.path("desired")
                .properties()
                .forEach(entry -> weights.put(entry.getKey(), entry.getValue().asInt()));
        return weights;
    }

    /** Everything that was ever commanded, with the fence of the last command: equal means that nobody touched the traffic. */
    String commanded() throws IOException, InterruptedException {
        JsonNode json = Api.expect("reading the gateway's weights", api.get("/_gateway/weights"));
        return json.path("desired") + " " + json.path("fence");
    }

    @Override
    public Map<String, Long> requests() throws IOException, InterruptedException {
        Map<String, Long> requests = new TreeMap<>();
        Matcher line = REQUESTS.matcher(api.text("/_gateway/metrics"));
        while (line.find()) {
            requests.put(line.group(1), Math.round(Double.parseDouble(line.group(2))));
        }
        return requests;
    }

    void failVersion(String version, double errorRate) throws IOException, InterruptedException {
        fail("version", version, errorRate);
    }

    void failVariant(String variant, double errorRate) throws IOException, InterruptedException {
        fail("variant", variant, errorRate);
    }

    void faultsOff() throws IOException, InterruptedException {
        failVersion("1.0.0", 0);
        failVersion("2.0.0", 0);
        failVariant("on", 0);
        failVariant("off", 0);
    }

    private void fail(String kind, String name, double errorRate) throws IOException, InterruptedException {
        Api.expect(
                "the fault switch",
                api.put(
                        "/_demo/faults",
                        Api.JSON
                                .createObjectNode()
                                .put(kind, name)
                                .put("errorRate", errorRate)
                                .put("delayMs", 0)));
    }
}
