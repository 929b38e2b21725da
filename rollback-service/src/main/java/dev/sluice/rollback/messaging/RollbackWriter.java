package dev.sluice.rollback.messaging;

import dev.sluice.rollback.lifecycle.FailureReason;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.matrix.RollbackMethod;
import dev.sluice.rollback.messaging.RollbackRecords.FenceData;
import dev.sluice.rollback.messaging.RollbackRecords.HeldTarget;
import dev.sluice.rollback.messaging.RollbackRecords.StepData;
import dev.sluice.rollback.messaging.RollbackRecords.StepDone;
import dev.sluice.rollback.projection.Undo;
import dev.sluice.rollback.store.StoredRollback.About;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what happened into the data of an event. */
final class RollbackWriter {
    /** The contract's limit for texts. */
    private static final int LONGEST_TEXT = 4000;

    private final UUID rollbackId;
    private final UUID rolloutId;
    private final int attempt;
    private final Rollback after;

    RollbackWriter(Rollback after, About about) {
        this.rollbackId = after.id();
        this.rolloutId = about.rolloutId();
        this.attempt = about.attempt();
        this.after = after;
    }

    static String type(RollbackEvent.Published event) {
        return switch (event) {
            case RollbackEvent.Started started -> "dev.sluice.rollback.started.v1";
            case RollbackEvent.StepCompleted completed -> "dev.sluice.rollback.step-completed.v1";
            case RollbackEvent.Completed completed -> "dev.sluice.rollback.completed.v1";
            case RollbackEvent.Failed failed -> "dev.sluice.rollback.failed.v1";
            case RollbackEvent.NotStarted not -> "dev.sluice.rollback.failed.v1";
        };
    }

    Object data(RollbackEvent.Published event) {
        return switch (event) {
            case RollbackEvent.Started started -> started(started.work());
            case RollbackEvent.StepCompleted step -> stepCompleted(step);
            case RollbackEvent.Completed completed -> completed(work());
            case RollbackEvent.Failed failed -> failed(failed.reason(), failed.detail(), failed.step());
            case RollbackEvent.NotStarted not -> failed(FailureReason.UNKNOWN_ROLLOUT, not.detail(), null);
        };
    }

    private RollbackRecords.Started started(Work work) {
        Trigger trigger = work.trigger();
        List<StepData> steps = onTheWire(work).map(step -> stepData(step)).toList();
        return new RollbackRecords.Started(
                rollbackId,
                rolloutId,
                attempt,
                trigger.cause().kind().name(),
                trigger.cause().eventId(),
                kinds(trigger),
                steps.stream().map(StepData::method).distinct().toList(),
                steps,
                fence(work.fence()),
                cut(trigger.reason()),
                trigger.cause().by());
    }

    private RollbackRecords.StepCompleted stepCompleted(RollbackEvent.StepCompleted event) {
        Undo undo = work().steps().get(event.step()).undo();
        return new RollbackRecords.StepCompleted(
                rollbackId,
                rolloutId,
                attempt,
                event.step(),
                undo.method(),
                undo.target(),
                event.held().durationMs(),
                event.held().observed());
    }

    private RollbackRecords.Completed completed(Work work) {
        return new RollbackRecords.Completed(
                rollbackId,
                rolloutId,
                attempt,
                work.steps().stream().flatMap(RollbackWriter::done).toList(),
                work.tally().reexposedMs(),
                kinds(work.trigger()),
                work.steps().stream()
                        .filter(step -> step.held() != null)
                        .map(step -> heldTarget(step.undo(), work.fence()))
                        .toList());
    }

    private RollbackRecords.Failed failed(FailureReason reason, String detail, @Nullable Integer step) {
        return new RollbackRecords.Failed(rollbackId, rolloutId, attempt, reason.code(), cut(detail), step);
    }

    private Work work() {
        return RollbackState.work(after.state())
                .orElseThrow(() -> new IllegalStateException("a rollback that acts has work"));
    }

    /** A method outside the contract cannot be said on the wire; the failure that follows names it. */
    private static Stream<Step> onTheWire(Work work) {
        return work.steps().stream().filter(step -> Arrays.stream(RollbackMethod.values())
                .anyMatch(method -> method.name().equals(step.undo().method())));
    }

    private static Stream<StepDone> done(Step step) {
        Step.Held held = step.held();
        Undo undo = step.undo();
        return held == null
                ? Stream.empty()
                : Stream.of(
                        new StepDone(step.index(), undo.method(), undo.target(), held.durationMs(), held.observed()));
    }

    private static StepData stepData(Step step) {
        return new StepData(
                step.index(), step.undo().method(), step.undo().target(), weights(step.undo()), variant(step.undo()));
    }

    private static HeldTarget heldTarget(Undo undo, Fence fence) {
        return new HeldTarget(undo.target().kind(), undo.target().name(), weights(undo), variant(undo), fence(fence));
    }

    private static @Nullable Map<String, Integer> weights(Undo undo) {
        return undo instanceof Undo.ShiftTraffic shift ? shift.weights() : null;
    }

    private static @Nullable String variant(Undo undo) {
        return undo instanceof Undo.DisableFlag disable ? disable.variant() : null;
    }

    private static List<FailureKind> kinds(Trigger trigger) {
        return trigger.failureKinds().stream().sorted().toList();
    }

    private static FenceData fence(Fence fence) {
        return new FenceData(fence.rollout(), fence.attempt(), "ROLLBACK", fence.sequence());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
