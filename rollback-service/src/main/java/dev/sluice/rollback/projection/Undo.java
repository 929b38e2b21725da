package dev.sluice.rollback.projection;

import dev.sluice.rollback.matrix.RollbackMethod;
import java.util.Map;

/** How one action is taken back. Undoing twice equals undoing once, and undoing what was never done changes nothing. */
public sealed interface Undo {
    /** The method's name on the wire; one that {@link RollbackMethod} does not know for {@link Unsupported}. */
    String method();

    Target target();

    /** The route gets these whole percents (sum 100) again. */
    record ShiftTraffic(String route, Map<String, Integer> weights) implements Undo {
        public ShiftTraffic {
            weights = Map.copyOf(weights);
        }

        @Override
        public String method() {
            return RollbackMethod.SHIFT_TRAFFIC.name();
        }

        @Override
        public Target target() {
            return Target.route(route);
        }
    }

    /** The flag gets its revision from before the rollout, or everybody gets {@code variant}; flag-service does it. */
    record DisableFlag(String flag, String variant) implements Undo {
        @Override
        public String method() {
            return RollbackMethod.DISABLE_FLAG.name();
        }

        @Override
        public Target target() {
            return Target.flag(flag);
        }
    }

    /** A method that this version cannot carry out. It is kept, so that a rollback says so instead of leaving it out silently. */
    record Unsupported(String method, Target target) implements Undo {}
}
