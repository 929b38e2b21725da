package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts evaluations by flag, variant and reason, and those that failed by error code. */
@ApplicationScoped
class EvaluationCounters {
    /** In place of a variant, where a caller uses the default in their code; no variant can have this name. */
    private static final String CODE_DEFAULT = "(code default)";

    private final MeterRegistry metrics;
    private final Map<Outcome, Counter> evaluations = new ConcurrentHashMap<>();
    private final Map<ErrorCode, Counter> failures = new ConcurrentHashMap<>();

    private record Outcome(String flag, String variant, Reason reason) {}

    EvaluationCounters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(EvaluableFlag flag, Evaluation evaluation) {
        if (evaluation.error() != null) {
            count(ErrorCode.of(evaluation.error()));
            return;
        }
        String variant = evaluation.variant() == null ? CODE_DEFAULT : evaluation.variant();
        evaluations
                .computeIfAbsent(new Outcome(flag.key(), variant, evaluation.reason()), this::register)
                .increment();
    }

    void count(ErrorCode code) {
        failures.computeIfAbsent(code, absent -> Counter.builder("sluice.flag.evaluation.errors")
                        .description("Evaluations that failed")
                        .tag("code", absent.name())
                        .register(metrics))
                .increment();
    }

    private Counter register(Outcome outcome) {
        return Counter.builder("sluice.flag.evaluations")
                .description("Evaluations by outcome")
                .tag("flag", outcome.flag())
                .tag("variant", outcome.variant())
                .tag("reason", outcome.reason().name())
                .register(metrics);
    }
}
