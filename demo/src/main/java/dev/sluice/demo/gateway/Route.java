package dev.sluice.demo.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One route's weights and fence, in memory only: a restart forgets them and everything goes to the first version. Belongs to
 * the gateway's event loop; a pick and a command never overlap.
 */
final class Route {

    /** What became of a command. */
    enum Outcome {
        APPLIED,
        STALE
    }

    private final String name;
    private final List<String> versions;
    private final RecentShares recent = new RecentShares();
    private Map<String, Integer> desired;
    private SmoothWeights split;
    private @Nullable Fence highest;

    Route(String name, List<String> versions) {
        this.name = name;
        this.versions = List.copyOf(versions);
        this.desired = complete(Map.of(versions.getFirst(), 100));
        this.split = new SmoothWeights(desired);
    }

    /** The version that serves the next request. */
    String pick(long second) {
        String version = split.pick();
        recent.sent(version, second);
        return version;
    }

    /** Sets the weights unless a higher fence was seen. The same weights again do not disturb the order of the picks. */
    Outcome apply(WeightCommand command) {
        if (!command.route().equals(name)) {
            throw new InvalidCommandException("no such route here");
        }
        if (!versions.containsAll(command.weights().keySet())) {
            throw new InvalidCommandException("the route has no such version; it has " + versions);
        }
        if (highest != null && command.fence().compareTo(highest) < 0) {
            return Outcome.STALE;
        }
        highest = command.fence();
        Map<String, Integer> wanted = complete(command.weights());
        if (!wanted.equals(desired)) {
            desired = wanted;
            split = new SmoothWeights(wanted);
            recent.clear();
        }
        return Outcome.APPLIED;
    }

    String name() {
        return name;
    }

    List<String> versions() {
        return new ArrayList<>(versions);
    }

    Map<String, Integer> desired() {
        return desired;
    }

    Map<String, Double> counted(long second) {
        return recent.percents(versions, second);
    }

    @Nullable
    Fence highest() {
        return highest;
    }

    private Map<String, Integer> complete(Map<String, Integer> weights) {
        Map<String, Integer> all = new LinkedHashMap<>();
        versions.forEach(version -> all.put(version, weights.getOrDefault(version, 0)));
        return all;
    }
}
