package dev.sluice.rollback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.projection.Target;
import dev.sluice.rollback.projection.Undo;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.StoredRollback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollback as it is shown. Times in milliseconds count from {@code startedAt}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollbackView(
        UUID id,
        UUID rolloutId,
        int attempt,
        @Nullable String environment,
        @Nullable String service,
        String state,
        @Nullable Why why,
        Instant createdAt,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant waitsUntil,
        boolean halted,
        long reexposedMs,
        List<StepView> steps,
        @Nullable Failure failure) {

    /** Who or what asked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Why(
            Trigger.Kind trigger,
            @Nullable UUID eventId,
            @Nullable String by,
            String reason,
            List<FailureKind> failureKinds) {
        static Why of(Trigger trigger) {
            return new Why(
                    trigger.cause().kind(),
                    trigger.cause().eventId(),
                    trigger.cause().by(),
                    trigger.reason(),
                    trigger.failureKinds().stream().sorted().toList());
        }
    }

    /** One undo: {@code confirmed} once it was read back after the rollout's halt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            int index,
            String method,
            Target target,
            @Nullable Map<String, Integer> weights,
            @Nullable String variant,
            boolean held,
            boolean confirmed,
            @Nullable Long durationMs,
            @Nullable Observation observed) {
        static StepView of(Step step) {
            Undo undo = step.undo();
            Step.Held held = step.held();
            return new StepView(
                    step.index(),
                    undo.method(),
                    undo.target(),
                    undo instanceof Undo.ShiftTraffic shift ? shift.weights() : null,
                    undo instanceof Undo.DisableFlag disable ? disable.variant() : null,
                    held != null,
                    step.confirmed(),
                    held == null ? null : held.durationMs(),
                    held == null ? null : held.observed());
        }
    }

    /** Why a person must look. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failure(
            String reason, String detail, @Nullable Integer step) {}

    static RollbackView of(StoredRollback stored) {
        RollbackState state = stored.rollback().state();
        Optional<Work> work = RollbackState.work(state);
        return new RollbackView(
                stored.rollback().id(),
                stored.about().rolloutId(),
                stored.about().attempt(),
                stored.about().environment(),
                stored.about().service(),
                Rollbacks.stateName(state),
                trigger(state, work).map(Why::of).orElse(null),
                stored.createdAt(),
                work.map(under -> under.tally().startedAt()).orElse(null),
                stored.updatedAt(),
                state instanceof RollbackState.Waiting waiting ? waiting.due() : null,
                work.map(Work::halted).orElse(false),
                work.map(under -> under.tally().reexposedMs()).orElse(0L),
                work.map(Work::steps).orElse(List.of()).stream()
                        .map(StepView::of)
                        .toList(),
                failure(state));
    }

    private static Optional<Trigger> trigger(RollbackState state, Optional<Work> work) {
        if (state instanceof RollbackState.Waiting waiting) {
            return Optional.of(waiting.trigger());
        }
        return state instanceof RollbackState.Unknown unknown
                ? Optional.of(unknown.trigger())
                : work.map(Work::trigger);
    }

    private static @Nullable Failure failure(RollbackState state) {
        return switch (state) {
            case RollbackState.Failed failed -> new Failure(failed.reason().code(), failed.detail(), failed.step());
            case RollbackState.Unknown unknown ->
                new Failure(
                        "unknown-rollout",
                        "No plan of this rollout has been read; it begins when the plan arrives.",
                        null);
            case RollbackState.Superseded superseded -> new Failure("superseded", superseded.why(), null);
            case RollbackState.Absent absent -> null;
            case RollbackState.Waiting waiting -> null;
            case RollbackState.UnderWay underWay -> null;
            case RollbackState.Completed completed -> null;
        };
    }
}
