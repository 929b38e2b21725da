package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.util.Collection;

/** Questions about what broke. */
final class FailureKinds {

    private FailureKinds() {}

    /** Something that the change calls broke, not the change: it is not quarantined. */
    static boolean onlyIntegration(Collection<FailureKind> kinds) {
        return !kinds.isEmpty() && kinds.stream().allMatch(kind -> kind == FailureKind.INTEGRATION);
    }
}
