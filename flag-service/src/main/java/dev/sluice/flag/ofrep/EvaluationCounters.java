package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.usage.EvaluationLog;
import dev.sluice.flag.usage.count.Counted;
import dev.sluice.flag.usage.count.Repeat;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts evaluations in the log of all evaluations, and those that failed by error code too. */
@Singleton
class EvaluationCounters {
    private final EvaluationLog log;
    private final MeterRegistry metrics;
    private final Map<ErrorCode, Counter> failures = new ConcurrentHashMap<>();

    EvaluationCounters(EvaluationLog log, MeterRegistry metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    void count(Snapshot snapshot, EvaluableFlag flag, EvaluationContext caller, Evaluation evaluation) {
        log.count(snapshot, flag, caller, evaluation);
        if (evaluation.error() != null) {
            count(ErrorCode.of(evaluation.error()));
        }
    }

    /** To count all of them again, which only those are good for that gave a value; empty while it may not be done. */
    Optional<Repeat> repeat(Snapshot snapshot, Readers readers, List<Counted> evaluations) {
        return mayRepeat(snapshot, readers)
                        && evaluations.stream()
                                .allMatch(each -> each.evaluation().error() == null)
                ? Optional.of(log.repeat(evaluations))
                : Optional.empty();
    }

    /** Not while somebody wants evaluations written down of a flag that is among those of the caller. */
    boolean mayRepeat(Snapshot snapshot, Readers readers) {
        return log.mayRepeat(key -> {
            EvaluableFlag flag = snapshot.flag(key);
            return flag != null && readers.mayEvaluate(flag);
        });
    }

    /** A request that came to no evaluation. */
    void count(ErrorCode code) {
        failures.computeIfAbsent(code, absent -> Counter.builder("sluice.flag.evaluation.errors")
                        .description("Evaluations that failed")
                        .tag("code", absent.name())
                        .register(metrics))
                .increment();
    }
}
