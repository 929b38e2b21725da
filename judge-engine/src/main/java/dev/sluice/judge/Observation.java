package dev.sluice.judge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source has shown of the current stage.
 *
 * @param stage since the stage was applied; only this can prove health
 * @param attempt since the attempt began
 * @param reference cumulative counts of the baseline from before the rollout (its candidate side is empty)
 */
public record Observation(Arms arms, Standing standing, Tally stage, Tally attempt, Tally reference) {

    /**
     * Where the stage and its source stand.
     *
     * @param failure why the newest look could not be used, as a sentence; null when it could
     * @param fresh whether requests of the candidate were counted lately
     */
    public record Standing(
            Comparison comparison,
            boolean applied,
            boolean baked,
            boolean fresh,
            @Nullable String failure) {}

    public boolean beforeAfter() {
        return standing.comparison() == Comparison.BEFORE_AFTER;
    }

    /** The finding that comes before any judging: no data, unusable data, not applied; empty when the metric can be judged. */
    Optional<Finding> obstacle(Metric metric) {
        if (standing.failure() != null) {
            return Optional.of(plain(metric, Verdict.ERROR, "source", standing.failure()));
        }
        long seen = stage.candidate().requests();
        if (!standing.applied()) {
            boolean any = attempt.candidate().requests() > 0;
            return Optional.of(plain(
                    metric,
                    any ? Verdict.INCONCLUSIVE : Verdict.NO_DATA,
                    "not-applied",
                    any
                            ? "The stage is not applied yet: its requests are counted from then on."
                            : "No request of " + arms.candidate() + " was counted yet."));
        }
        if (seen < metric.minRequests()) {
            return Optional.of(new Finding(
                    metric,
                    Verdict.NO_DATA,
                    "min-requests",
                    new Finding.Score(seen, metric.minRequests(), null),
                    stage.counts(),
                    seen + " of " + metric.minRequests() + " requests of " + arms.candidate()
                            + " were counted in this stage."));
        }
        if (!standing.fresh()) {
            return Optional.of(plain(
                    metric,
                    Verdict.NO_DATA,
                    "fresh-data",
                    "No new request of " + arms.candidate() + " was counted lately: the numbers of source "
                            + metric.source() + " stand still."));
        }
        return Optional.empty();
    }

    private Finding plain(Metric metric, Verdict verdict, String rule, String detail) {
        return new Finding(metric, verdict, rule, null, stage.counts(), detail);
    }
}
