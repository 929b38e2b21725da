package dev.sluice.monitor.api;

import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.analysis.Dismissal;
import dev.sluice.monitor.analysis.Evidence;
import dev.sluice.monitor.analysis.Opinion;
import dev.sluice.monitor.analysis.Position;
import dev.sluice.monitor.analysis.StageRecord;
import dev.sluice.monitor.store.StoredAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An analysis with everything that is known of it. */
public record AnalysisView(
        AnalysisSummary analysis,
        @Nullable CurrentVerdict current,
        List<StageRecord> stages,
        List<Dismissal> dismissals) {

    /** The verdict of the newest look, which may be younger than the one published last. */
    public record CurrentVerdict(
            Verdict verdict,
            Instant at,
            String comparison,
            String summary,
            List<FailureKind> blames,
            List<Evidence> evidence) {
        static CurrentVerdict of(Opinion opinion) {
            return new CurrentVerdict(
                    opinion.verdict(),
                    opinion.at(),
                    opinion.comparison().wire(),
                    opinion.summary(),
                    opinion.failureKinds(),
                    opinion.evidence());
        }
    }

    /** What a list shows. {@code state} is PLANNED, WATCHING, WITHDRAWN (being rolled back) or ENDED. */
    public record AnalysisSummary(
            UUID rolloutId,
            String environment,
            String service,
            Position.Phase state,
            int attempt,
            @Nullable Integer stage,
            @Nullable Verdict verdict,
            long verdictsPublished,
            Instant createdAt,
            @Nullable Instant lookedAt) {}

    static AnalysisView of(StoredAnalysis stored) {
        Opinion opinion = stored.state().opinion();
        return new AnalysisView(
                summary(stored),
                opinion == null ? null : CurrentVerdict.of(opinion),
                stored.state().stages(),
                Objects.requireNonNullElse(stored.state().dismissals(), List.of()));
    }

    static AnalysisSummary summary(StoredAnalysis stored) {
        Position position = stored.state().position();
        Opinion opinion = stored.state().opinion();
        return new AnalysisSummary(
                stored.rolloutId(),
                stored.planned().plan().subject().environment(),
                stored.planned().plan().subject().service(),
                position.phase(),
                position.attempt(),
                position.stage() < 0 ? null : position.stage(),
                opinion == null ? null : opinion.verdict(),
                stored.state().emission().sequence(),
                stored.createdAt(),
                stored.lookedAt());
    }
}
