package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.kit.auth.Grant;
import java.util.List;

/**
 * Which flags the caller may evaluate: programs hold the role client for a set of flags, and who may see a flag may evaluate it too.
 *
 * @param grants those that allow evaluating something
 */
record Readers(List<Grant> grants) {
    Readers {
        grants = grants.stream().filter(grant -> grant.role().reads()).toList();
    }

    boolean mayEvaluate(EvaluableFlag flag) {
        for (Grant grant : grants) {
            if (grant.covers(new Grant(
                    grant.role(), flag.scope().environment(), flag.scope().service()))) {
                return true;
            }
        }
        return false;
    }

    boolean mayEvaluateNothing() {
        return grants.isEmpty();
    }
}
