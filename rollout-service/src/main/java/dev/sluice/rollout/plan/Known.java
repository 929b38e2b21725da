package dev.sluice.rollout.plan;

import java.util.Map;
import java.util.Set;

/**
 * What the plan's names mean here: the targets and sources among them that exist.
 *
 * @param targets to whom a target belongs
 */
public record Known(Map<Target, Owner> targets, Set<String> sources) {

    /** The service and environment that a target belongs to. */
    public record Owner(String service, String environment) {}

    public Known {
        targets = Map.copyOf(targets);
        sources = Set.copyOf(sources);
    }
}
