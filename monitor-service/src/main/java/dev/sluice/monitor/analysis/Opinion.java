package dev.sluice.monitor.analysis;

import dev.sluice.judge.Comparison;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What all metrics together say at one look.
 *
 * @param at instant of the look
 * @param summary a sentence for the person on call
 */
public record Opinion(Instant at, Verdict verdict, Comparison comparison, String summary, List<Evidence> evidence) {
    public Opinion {
        evidence = List.copyOf(evidence);
    }

    /** What broke: the failure kinds of the metrics that are unhealthy. */
    public List<FailureKind> failureKinds() {
        return evidence.stream()
                .filter(finding -> finding.verdict() == Verdict.UNHEALTHY)
                .map(Evidence::blames)
                .distinct()
                .toList();
    }
}
