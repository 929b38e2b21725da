package dev.sluice.microbench;

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import java.util.List;
import java.util.Optional;

/** With its features from a bootstrap; it asks no server and sends no metrics. */
final class UnleashContestant implements Contestant {
    private static final String FEATURES = """
            {"version": 2, "features": [{"name": "two-attributes", "type": "release", "enabled": true, "strategies": [{
               "name": "flexibleRollout",
               "parameters": {"rollout": "20", "stickiness": "userId", "groupId": "two-attributes"},
               "constraints": [
                 {"contextName": "country", "operator": "IN", "values": ["AT", "CH", "DE"]},
                 {"contextName": "plan", "operator": "IN", "values": ["gold"]}]}]}]}
            """;

    private final Unleash unleash;
    private final List<UnleashContext> callers;

    UnleashContestant() {
        unleash = new DefaultUnleash(UnleashConfig.builder()
                .appName("microbenchmarks")
                .unleashAPI("http://127.0.0.1:9/api")
                .apiKey("none")
                .disablePolling()
                .disableMetrics()
                .toggleBootstrapProvider(() -> Optional.of(FEATURES))
                .build());
        callers = Caller.all().stream()
                .map(caller -> UnleashContext.builder()
                        .userId(caller.id())
                        .addProperty("country", caller.country())
                        .addProperty("plan", caller.plan())
                        .build())
                .toList();
    }

    @Override
    public boolean evaluate(int caller) {
        return unleash.isEnabled("two-attributes", callers.get(caller));
    }

    @Override
    public void close() {
        unleash.shutdown();
    }
}
