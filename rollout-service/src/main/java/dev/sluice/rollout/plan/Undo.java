package dev.sluice.rollout.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The planned way back of a stage. */
public sealed interface Undo {

    /** The rollback method, as on the wire. */
    String method();

    Target target();

    /** The traffic goes back. */
    record ShiftTraffic(Target target, Map<String, Integer> weights) implements Undo {
        public ShiftTraffic {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        @Override
        public String method() {
            return "SHIFT_TRAFFIC";
        }
    }

    /** The flag goes back to its revision from before the rollout, or everybody gets {@code variant}. */
    record DisableFlag(Target target, String variant) implements Undo {
        @Override
        public String method() {
            return "DISABLE_FLAG";
        }
    }
}
