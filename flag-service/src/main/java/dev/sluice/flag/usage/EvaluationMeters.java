package dev.sluice.flag.usage;

import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.FlagCounts;
import dev.sluice.flagengine.Reason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The counters, and the same numbers as metrics. */
@Singleton
public class EvaluationMeters {
    /** No variant can have this name. */
    private static final String CODE_DEFAULT = "(code default)";

    private final MeterRegistry metrics;

    public EvaluationMeters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Produces
    @Singleton
    public Counters counters() {
        Counters counters = new Counters(this::register);
        FunctionCounter.builder("sluice.flag.evaluations.uncounted", counters, Counters::uncounted)
                .description("Evaluations that were not counted, their flag having too many outcomes at once")
                .register(metrics);
        return counters;
    }

    /** What failed is counted by its error code. */
    private void register(FlagCounts flag, String variant, Reason reason) {
        if (reason == Reason.ERROR) {
            return;
        }
        FunctionCounter.builder("sluice.flag.evaluations", flag, counts -> counts.total(variant, reason))
                .description("Evaluations by outcome")
                .tag("flag", flag.flag())
                .tag("variant", variant.equals(Counters.CODE_DEFAULT) ? CODE_DEFAULT : variant)
                .tag("reason", reason.name())
                .register(metrics);
    }
}
