package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Finding;
import dev.sluice.judge.Verdict;
import org.jspecify.annotations.Nullable;

/** One metric's finding in the shape of docs/events.md. */
public record Evidence(
        String metric,
        String type,
        String source,
        Verdict verdict,
        FailureKind blames,
        String rule,
        @Nullable Double statistic,
        @Nullable Double bound,
        @Nullable Double alpha,
        @Nullable Arm baseline,
        @Nullable Arm candidate,
        String detail) {

    /** The counts of one version or variant. */
    public record Arm(String version, long requests, long errors) {
        static Arm of(String version, Counts counts) {
            return new Arm(version, counts.requests(), counts.errors());
        }
    }

    static Evidence of(Finding finding, Arms arms) {
        Finding.Score score = finding.score();
        ArmCounts counts = finding.counts();
        return new Evidence(
                finding.metric().name(),
                finding.metric().type(),
                finding.metric().source(),
                finding.verdict(),
                finding.metric().blames(),
                finding.rule(),
                score == null ? null : score.statistic(),
                score == null ? null : score.bound(),
                score == null ? null : score.alpha(),
                counts == null ? null : Arm.of(arms.baseline(), counts.baseline()),
                counts == null ? null : Arm.of(arms.candidate(), counts.candidate()),
                finding.detail());
    }
}
