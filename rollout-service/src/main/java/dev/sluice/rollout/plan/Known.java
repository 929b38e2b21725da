package dev.sluice.rollout.plan;

import java.util.Map;
import java.util.Set;

/**
 * What the plan's names mean here: the targets and sources among them that exist.
 *
 * @param targets to whom a target belongs
 */
public record Known(Map<Target, Owner> targets, Set<String> sources) {

    /**
     * The service and environment that a target belongs to.
     *
     * @param variants what a flag can be; empty for a route, whose versions nobody registers
     */
    public record Owner(String service, String environment, Set<String> variants) {
        public Owner {
            variants = Set.copyOf(variants);
        }

        boolean owns(RolloutPlan plan) {
            return service.equals(plan.service()) && environment.equals(plan.environment());
        }
    }

    public Known {
        targets = Map.copyOf(targets);
        sources = Set.copyOf(sources);
    }
}
