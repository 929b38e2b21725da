package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.RouterState.Servers;
import dev.sluice.actuators.Weights;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HAProxy holds for the route at one moment.
 *
 * @param shares the shares as they are set, rounded to percents
 * @param versions every version that the route could serve
 */
record Observation(Weights shares, Map<String, VersionNow> versions) {

    /**
     * One version at one moment.
     *
     * @param held the raw number that HAProxy holds for it: a weight, or a permille
     * @param sessions how many its servers were given since the counters began
     * @param rate of these, in the last second
     * @param sticky clients may come back to it at share 0
     */
    record VersionNow(int held, Servers servers, long sessions, long rate, boolean sticky) {}

    Observation {
        versions = Map.copyOf(versions);
    }

    /** Are these the numbers that HAProxy holds? */
    boolean holds(Map<String, Integer> numbers) {
        return numbers.entrySet().stream().allMatch(number -> {
            VersionNow now = versions.get(number.getKey());
            return now != null && now.held() == number.getValue();
        });
    }

    RouterState state(String route, @Nullable Fence fence) {
        Map<String, Servers> servers = new HashMap<>();
        versions.forEach((version, now) -> servers.put(version, now.servers()));
        return new RouterState(route, shares, counted(), fence, servers);
    }

    private Map<String, Double> counted() {
        long all = versions.values().stream().mapToLong(VersionNow::rate).sum();
        Map<String, Double> counted = new HashMap<>();
        if (all > 0) {
            versions.forEach((version, now) -> counted.put(version, 100.0 * now.rate() / all));
        }
        return counted;
    }
}
