package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.monitor.analysis.RolloutStep;
import java.time.Instant;
import java.util.Set;

/** Reads what an event of the rollouts topic means for an analysis. */
public final class StepReader {
    private static final Set<String> TAKEN_BACK = Set.of("rollback-started", "rollback-requested", "verdict-unhealthy");

    private StepReader() {}

    /**
     * Total over types: one that is not known only counts as seen.
     *
     * @param now when the event was known here; cuts are timed by this clock
     * @throws IllegalArgumentException when a field that is needed is absent
     */
    public static RolloutStep read(String type, long sequence, JsonNode data, Instant now) {
        return switch (type) {
            case "dev.sluice.rollout.stage-entered.v1" ->
                new RolloutStep.StageEntered(
                        sequence, Fields.number(data, "attempt"), Fields.number(data, "stage"), now);
            case "dev.sluice.rollout.stage-applied.v1" ->
                new RolloutStep.StageApplied(
                        sequence, Fields.number(data, "attempt"), Fields.number(data, "stage"), now);
            case "dev.sluice.rollout.retried.v1" -> new RolloutStep.Retried(sequence, Fields.number(data, "attempt"));
            case "dev.sluice.rollout.rollback-requested.v1" -> new RolloutStep.Withdrawn(sequence);
            case "dev.sluice.rollout.halt-begun.v1", "dev.sluice.rollout.halted.v1" ->
                TAKEN_BACK.contains(data.path("reason").asText(""))
                        ? new RolloutStep.Withdrawn(sequence)
                        : new RolloutStep.Noted(sequence);
            case "dev.sluice.rollout.closed.v1",
                    "dev.sluice.rollout.rolled-back.v1",
                    "dev.sluice.rollout.cancelled.v1" -> new RolloutStep.Ended(sequence);
            default -> new RolloutStep.Noted(sequence);
        };
    }
}
