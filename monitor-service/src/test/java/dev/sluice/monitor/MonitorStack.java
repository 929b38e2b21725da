package dev.sluice.monitor;

import dev.sluice.testing.StackResource;
import java.util.HashMap;
import java.util.Map;

/** The test's servers, with the topic that rollout-service would have created. */
public class MonitorStack extends StackResource {
    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        configuration.put("sluice.topics.owned", "sluice.verdicts.v1,sluice.samples.v1,sluice.rollouts.v1");
        return configuration;
    }
}
