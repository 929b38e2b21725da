package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said when a source counts another share than the stage wants: every comparison is suspect, so nothing is healthy. */
final class ShareEvidence {
    /** The rule, and the name by which such an alarm is dismissed. */
    static final String NAME = "sample-ratio";

    private ShareEvidence() {}

    static List<Evidence> of(AnalysisPlan plan, AnalysisState state) {
        Double wanted = plan.stage(state.position().stage()).share();
        if (wanted == null || state.dismissed(NAME)) {
            return List.of();
        }
        return plan.sources().stream()
                .filter(source -> alarm(state.sources().get(source)))
                .map(source ->
                        evidence(plan, source, state.sources().getOrDefault(source, SourceProgress.NONE), wanted))
                .toList();
    }

    private static boolean alarm(@Nullable SourceProgress source) {
        return source != null && source.exposure() != null && source.exposure().alarm();
    }

    private static Evidence evidence(AnalysisPlan plan, String source, SourceProgress progress, double wanted) {
        ArmCounts counts = progress.stage().counts();
        return new Evidence(
                NAME,
                NAME,
                source,
                Verdict.INCONCLUSIVE,
                FailureKind.APPLICATION,
                NAME,
                counts.share(),
                wanted,
                null,
                Evidence.Arm.of(plan.arms().baseline(), counts.baseline()),
                Evidence.Arm.of(plan.arms().candidate(), counts.candidate()),
                String.format(
                        Locale.ROOT,
                        "%s was counted for %.2f %% of the requests, wanted are %.2f %%: while the split is not as wanted, the arms"
                                + " may differ by who asks. Look whether %s counts all requests of both, and at the router.",
                        plan.arms().candidate(),
                        counts.share() * 100,
                        wanted * 100,
                        source));
    }
}
