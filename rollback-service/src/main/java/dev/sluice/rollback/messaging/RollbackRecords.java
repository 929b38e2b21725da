package dev.sluice.rollback.messaging;

import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.projection.Target;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of the events on {@code sluice.rollbacks.v1}, as docs/events.md has them. */
final class RollbackRecords {
    private RollbackRecords() {}

    record FenceData(UUID rollout, int attempt, String direction, long sequence) {}

    record StepData(
            int index,
            String method,
            Target target,
            @Nullable Map<String, Integer> weights,
            @Nullable String variant) {}

    record Started(
            UUID rollbackId,
            UUID rolloutId,
            int attempt,
            String trigger,
            @Nullable UUID triggerId,
            List<FailureKind> failureKinds,
            List<String> methods,
            List<StepData> steps,
            FenceData fence,
            String reason,
            @Nullable String by) {}

    record StepCompleted(
            UUID rollbackId,
            UUID rolloutId,
            int attempt,
            int step,
            String method,
            Target target,
            long durationMs,
            Observation observed) {}

    record StepDone(int index, String method, Target target, long durationMs, Observation observed) {}

    record HeldTarget(
            String kind,
            String name,
            @Nullable Map<String, Integer> weights,
            @Nullable String variant,
            FenceData fence) {}

    record Completed(
            UUID rollbackId,
            UUID rolloutId,
            int attempt,
            List<StepDone> steps,
            long reexposedMs,
            List<FailureKind> failureKinds,
            List<HeldTarget> targets) {}

    record Failed(
            UUID rollbackId,
            UUID rolloutId,
            int attempt,
            String reason,
            String detail,
            @Nullable Integer step) {}
}
