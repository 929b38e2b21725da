package dev.sluice.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The demo's gateway: the truth about who gets the traffic. */
public final class Gateway {
    private final Api api;

    public Gateway(Stack stack) {
        this.api = new Api(stack.url("gateway"), "");
    }

    /** Percent of the traffic that the gateway was told to send to this version. */
    public int weight(String version) {
        return weights().at("/desired").path(version).asInt();
    }

    public JsonNode weights() {
        return api.get("/_gateway/weights").expect(200).body();
    }

    public void failVersion(String version, double errorRate) {
        faults(Map.of("version", version, "errorRate", errorRate, "delayMs", 0));
    }

    public void slowVersion(String version, int delayMs) {
        faults(Map.of("version", version, "errorRate", 0, "delayMs", delayMs));
    }

    public void stopVersion(String version, boolean down) {
        faults(Map.of("version", version, "errorRate", 0, "delayMs", 0, "down", down));
    }

    private void faults(Map<String, Object> body) {
        Api.Answer answer = api.put("/_demo/faults", body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("the gateway refused the fault: " + answer);
        }
    }
}
