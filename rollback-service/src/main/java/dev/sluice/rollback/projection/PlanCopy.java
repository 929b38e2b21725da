package dev.sluice.rollback.projection;

import dev.sluice.rollback.matrix.StageAction;
import java.util.List;
import java.util.Map;

/**
 * What of a plan a rollback needs.
 *
 * @param actions by stage index
 * @param undo of the whole plan, in the order to execute
 * @param routes endpoints by route name
 */
public record PlanCopy(List<StageAction> actions, List<Undo> undo, Map<String, RoutePoint> routes) {
    public PlanCopy {
        actions = List.copyOf(actions);
        undo = List.copyOf(undo);
        routes = Map.copyOf(routes);
    }

    /** The last action at or before the stage that changed something: an observing stage fails because of what preceded it. */
    public StageAction actionAt(int stage) {
        for (int index = Math.min(stage, actions.size() - 1); index >= 0; index--) {
            if (actions.get(index) != StageAction.OBSERVE) {
                return actions.get(index);
            }
        }
        return StageAction.UNKNOWN;
    }
}
