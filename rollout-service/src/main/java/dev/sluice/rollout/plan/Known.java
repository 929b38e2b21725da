package dev.sluice.rollout.plan;

import java.util.Map;
import java.util.Set;

/**
 * What the plan's names mean here: the targets and sources among them that exist.
 *
 * @param targets to whom a target belongs
 * @param sources to whom a source belongs
 */
public record Known(Map<Target, Owner> targets, Map<String, Owner> sources) {

    /**
     * The service and environment that something belongs to; a source may belong to {@code *}.
     *
     * @param variants what a flag can be; empty for a route, whose versions nobody registers
     */
    public record Owner(String service, String environment, Set<String> variants) {
        public Owner {
            variants = Set.copyOf(variants);
        }

        boolean owns(RolloutPlan plan) {
            return covers(service, plan.service()) && covers(environment, plan.environment());
        }

        private static boolean covers(String owner, String wanted) {
            return owner.equals(EVERYBODY) || owner.equals(wanted);
        }
    }

    private static final String EVERYBODY = "*";

    public Known {
        targets = Map.copyOf(targets);
        sources = Map.copyOf(sources);
    }
}
