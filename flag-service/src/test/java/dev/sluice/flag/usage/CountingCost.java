package dev.sluice.flag.usage;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.debug.DebugLog;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What it costs to count an evaluation, measured by hand: {@code java -cp … dev.sluice.flag.usage.CountingCost [flags]}. Prints
 * nanoseconds of processor time per evaluation of so many flags by turns (default 1,000), without and with counting; the best of 20
 * rounds each.
 */
final class CountingCost {
    private static final int ROUNDS = 20;
    private static final int EVALUATIONS = 2_000_000;
    private static final EvaluationContext CALLER = EvaluationContext.of(Map.of("targetingKey", "ada"), 0);

    private final EvaluationLog log = new EvaluationLog(
            new Counters((flag, variant, reason) -> {}),
            new DebugLog(new TestUsageConfig(), new SimpleMeterRegistry()));
    private final EvaluableFlag[] flags;
    private long used;

    private CountingCost(int count) {
        flags = IntStream.range(0, count)
                .mapToObj(i -> EvaluableFlag.of(Flags.flag("flag-" + i, Flags.on(true, 50)), other -> null, Map.of()))
                .toArray(EvaluableFlag[]::new);
    }

    public static void main(String[] arguments) {
        CountingCost cost = new CountingCost(arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]));
        double bare = Double.MAX_VALUE;
        double counted = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            bare = Math.min(bare, nanos(cost::evaluate));
            counted = Math.min(counted, nanos(cost::evaluateAndCount));
        }
        System.out.printf(
                "evaluated %.1f ns, evaluated and counted %.1f ns, so counting costs %.1f ns (%d)%n",
                bare, counted, counted - bare, cost.used);
    }

    private static double nanos(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return (double) (threads.getCurrentThreadCpuTime() - before) / EVALUATIONS;
    }

    private void evaluate() {
        for (int done = 0; done < EVALUATIONS; ) {
            for (EvaluableFlag flag : flags) {
                used += flag.evaluate(CALLER).variant() == null ? 0 : 1;
                done++;
            }
        }
    }

    private void evaluateAndCount() {
        for (int done = 0; done < EVALUATIONS; ) {
            for (EvaluableFlag flag : flags) {
                Evaluation evaluation = flag.evaluate(CALLER);
                log.count(Snapshot.EMPTY, flag, CALLER, evaluation);
                used += evaluation.variant() == null ? 0 : 1;
                done++;
            }
        }
    }
}
