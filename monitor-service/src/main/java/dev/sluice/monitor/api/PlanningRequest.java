package dev.sluice.monitor.api;

import dev.sluice.judge.planning.PlanMargins;
import dev.sluice.judge.planning.StagePlan;
import dev.sluice.judge.planning.Traffic;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traffic and a plan, to learn what the plan finds and proves.
 *
 * @param requestsPerSecond of both versions together
 * @param errorRate errors per request that are usual
 * @param alpha probability of stopping a healthy version; .01 when absent
 * @param maxIncrease the harm that HEALTHY must exclude, over all traffic; .005 when absent
 * @param maxRatio the same as a multiple of the baseline's errors; none when absent
 */
public record PlanningRequest(
        @NotNull @DecimalMin("0.001") @DecimalMax("100000000")
        Double requestsPerSecond,

        @NotNull @DecimalMin("0") @DecimalMax("0.99") Double errorRate,
        @NotEmpty @Size(max = 40) List<@Valid @NotNull StageRequest> stages,
        @Nullable @DecimalMin("0.000001") @DecimalMax("0.5") Double alpha,
        @Nullable @DecimalMin("0.0000001") @DecimalMax("1") Double maxIncrease,
        @Nullable @DecimalMin("1.01") @DecimalMax("1000") Double maxRatio) {
    private static final double ALPHA = .01;
    private static final double MAX_INCREASE = .005;

    /**
     * A stage.
     *
     * @param percent of the requests that the candidate gets
     * @param bakeSeconds how long it is watched at least
     */
    public record StageRequest(
            @NotNull @DecimalMin("0.01") @DecimalMax("100") Double percent,
            @NotNull @Min(1) @Max(31_622_400) Long bakeSeconds) {}

    Traffic traffic() {
        return new Traffic(requestsPerSecond, errorRate);
    }

    List<StagePlan> plan() {
        return stages.stream()
                .map(stage -> new StagePlan(stage.percent() / 100, Duration.ofSeconds(stage.bakeSeconds())))
                .toList();
    }

    PlanMargins margins() {
        return new PlanMargins(
                alpha == null ? ALPHA : alpha, maxIncrease == null ? MAX_INCREASE : maxIncrease, maxRatio);
    }
}
