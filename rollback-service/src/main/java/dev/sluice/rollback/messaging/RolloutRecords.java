package dev.sluice.rollback.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of the events of rollout-service; everything else in them is ignored. Absent lists are null. */
final class RolloutRecords {
    private RolloutRecords() {}

    record TargetData(@Nullable String kind, @Nullable String name) {}

    record UndoData(
            @Nullable String method,
            @Nullable TargetData target,
            @Nullable Map<String, Integer> weights,
            @Nullable String variant) {}

    record ActionData(@Nullable String type) {}

    record StageData(@Nullable ActionData action) {}

    record RouteData(
            @Nullable String driver,
            @Nullable String url,
            @Nullable String credential) {}

    record EndpointsData(@Nullable Map<String, RouteData> routes) {}

    record Planned(
            int attempt,
            @Nullable String name,
            @Nullable String service,
            @Nullable String environment,
            @Nullable List<StageData> stages,
            @Nullable List<UndoData> undo,
            @Nullable EndpointsData endpoints) {}

    record StageEntered(int attempt, int stage, @Nullable List<UndoData> undo) {}

    record OfAttempt(int attempt) {}

    record RollbackRequested(
            int attempt,
            @Nullable String cause,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Set<String> failureKinds) {}

    record Verdict(
            @Nullable UUID rolloutId,
            int attempt,
            @Nullable Integer stage,
            @Nullable String verdict,
            long rolloutSequence,
            @Nullable Set<String> blames,
            @Nullable String summary) {}

    record FenceData(
            @Nullable UUID rollout, int attempt, @Nullable String direction, long sequence) {}

    record FlagAnswer(
            @Nullable String flag,
            long revision,
            @Nullable FenceData fence,
            @Nullable String reason,
            @Nullable String detail) {}
}
