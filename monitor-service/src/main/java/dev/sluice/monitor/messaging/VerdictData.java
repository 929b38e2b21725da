package dev.sluice.monitor.messaging;

import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.analysis.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of {@code verdict.reached}, as docs/events.md defines it. */
record VerdictData(
        UUID verdictId,
        UUID rolloutId,
        int attempt,
        int stage,
        Verdict verdict,
        long rolloutSequence,
        @Nullable Long appliedSequence,
        Instant at,
        List<FailureKind> blames,
        String comparison,
        String summary,
        List<Evidence> evidence) {}
