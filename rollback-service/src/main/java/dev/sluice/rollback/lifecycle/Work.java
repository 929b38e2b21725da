package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.projection.RoutePoint;
import dev.sluice.rollback.projection.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A rollback under way.
 *
 * @param trigger the first one; its failure kinds are refined and joined by those of later triggers
 * @param steps by index; safest first
 * @param routes where the routers of the steps are
 */
public record Work(Trigger trigger, List<Step> steps, Map<String, RoutePoint> routes, Fence fence, Tally tally) {
    public Work {
        steps = List.copyOf(steps);
        routes = Map.copyOf(routes);
    }

    public boolean halted() {
        return tally.halted();
    }

    public boolean allHeld() {
        return steps.stream().allMatch(step -> step.held() != null);
    }

    /** Halted, and every target was asserted and read back after that. */
    public boolean done() {
        return halted() && steps.stream().allMatch(Step::settled);
    }

    public Optional<Step> step(int index) {
        return index >= 0 && index < steps.size() ? Optional.of(steps.get(index)) : Optional.empty();
    }

    /** The step that disables this flag. */
    public Optional<Step> flagStep(String flag) {
        return steps.stream()
                .filter(step -> step.undo() instanceof Undo.DisableFlag disable
                        && disable.flag().equals(flag))
                .findFirst();
    }

    Work with(int index, UnaryOperator<Step> change) {
        return new Work(
                trigger,
                steps.stream()
                        .map(step -> step.index() == index ? change.apply(step) : step)
                        .toList(),
                routes,
                fence,
                tally);
    }

    Work with(Tally newTally) {
        return new Work(trigger, steps, routes, fence, newTally);
    }

    /** What was read back before the halt proves nothing about after it. */
    Work halting() {
        return new Work(
                trigger, steps.stream().map(step -> step.confirming(false)).toList(), routes, fence, tally.halting());
    }
}
