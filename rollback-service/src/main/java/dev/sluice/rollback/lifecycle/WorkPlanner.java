package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.RollbackEvent.Started;
import dev.sluice.rollback.matrix.DecisionMatrix;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.Undo;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a trigger and the copy of the rollout into the work to do. */
final class WorkPlanner {
    private final DecisionMatrix matrix;

    WorkPlanner(DecisionMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * Undoes what was entered. A person who breaks the glass gets the whole plan undone, since the copy may lag behind the world just
     * then, and undoing what was never done changes nothing.
     */
    Started start(Rollback rollback, Trigger trigger, Known copy, Instant now) {
        boolean byHand = trigger.cause().kind() == Trigger.Kind.BREAK_GLASS;
        return started(
                rollback,
                trigger,
                copy,
                byHand ? copy.plan().undo() : copy.progress().entered(),
                now);
    }

    /** For a trigger that has seen more than this service could catch up with. */
    Started wholePlan(Rollback rollback, Trigger trigger, Known copy, Instant now) {
        return started(rollback, trigger, copy, copy.plan().undo(), now);
    }

    /** Tries again, under a higher fence. */
    Started restart(Rollback rollback, Work work, Known copy, Instant now) {
        List<Step> steps =
                StepPlanner.appended(work.steps(), chosen(work.trigger().failureKinds(), copy));
        return resumed(rollback, work, steps, copy.stopped(work.fence().attempt()), now);
    }

    /** Begins again as it was, when a target that had given up on answers. */
    static Started resumed(Rollback rollback, Work work, List<Step> steps, boolean halted, Instant now) {
        return new Started(new Work(
                work.trigger(),
                steps.stream().map(step -> step.confirming(false)).toList(),
                work.routes(),
                fence(rollback, work.fence().attempt(), work),
                work.tally().resumed(now, halted)));
    }

    /** More to undo than the work knows of: a stage that was entered late, or a failure that reaches further back. */
    Optional<Started> widened(Rollback rollback, Work work, Trigger trigger, RolloutCopy copy, Instant now) {
        if (!(copy instanceof Known known)) {
            return Optional.empty();
        }
        Set<FailureKind> kinds = joined(work.trigger().failureKinds(), refined(trigger, known));
        List<Step> steps = StepPlanner.appended(work.steps(), chosen(kinds, known));
        if (steps.size() == work.steps().size()) {
            return Optional.empty();
        }
        Work wider = new Work(work.trigger().blaming(kinds), steps, known.plan().routes(), work.fence(), work.tally());
        return Optional.of(
                resumed(rollback, wider, steps, known.stopped(work.fence().attempt()), now));
    }

    private Started started(Rollback rollback, Trigger trigger, Known copy, List<Undo> undos, Instant now) {
        Set<FailureKind> kinds = refined(trigger, copy);
        int attempt = trigger.aim().attempt();
        return new Started(new Work(
                trigger.blaming(kinds),
                StepPlanner.steps(StepPlanner.choose(undos, matrix.methodsFor(kinds))),
                copy.plan().routes(),
                new Fence(copy.rolloutId(), attempt, rollback.version() + 1),
                Tally.from(now, copy.stopped(attempt))));
    }

    private List<Undo> chosen(Set<FailureKind> kinds, Known copy) {
        return StepPlanner.choose(copy.progress().entered(), matrix.methodsFor(kinds));
    }

    private static Set<FailureKind> refined(Trigger trigger, Known copy) {
        return DecisionMatrix.refine(
                trigger.failureKinds(), copy.plan().actionAt(trigger.aim().stage()));
    }

    /** Nobody said what broke means everything, and stays so. */
    private static Set<FailureKind> joined(Set<FailureKind> some, Set<FailureKind> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        Set<FailureKind> all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }

    private static Fence fence(Rollback rollback, int attempt, Work work) {
        return new Fence(work.fence().rollout(), attempt, rollback.version() + 1);
    }
}
