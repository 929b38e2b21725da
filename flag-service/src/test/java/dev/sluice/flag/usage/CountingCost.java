package dev.sluice.flag.usage;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.debug.DebugLog;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to count an evaluation, measured by hand: {@code java -cp … dev.sluice.flag.usage.CountingCost}. Prints nanoseconds per
 * evaluation of 1,000 flags by turns, without and with counting; the best of ten rounds each.
 */
final class CountingCost {
    private static final int FLAGS = 1_000;
    private static final int ROUNDS = 10;
    private static final int LAPS = 5_000;

    private CountingCost() {}

    public static void main(String[] arguments) {
        DebugLog debug = new DebugLog(new TestUsageConfig(), new SimpleMeterRegistry());
        EvaluationLog log = new EvaluationLog(new Counters((flag, variant, reason) -> {}), debug);
        List<EvaluableFlag> flags = new ArrayList<>();
        for (int i = 0; i < FLAGS; i++) {
            flags.add(EvaluableFlag.of(Flags.flag("flag-" + i, Flags.on(true, 50)), other -> null, Map.of()));
        }
        EvaluationContext caller = EvaluationContext.of(Map.of("targetingKey", "ada"), 0);
        double bare = Double.MAX_VALUE;
        double counted = Double.MAX_VALUE;
        long used = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int lap = 0; lap < LAPS; lap++) {
                for (EvaluableFlag flag : flags) {
                    used += flag.evaluate(caller).variant() == null ? 0 : 1;
                }
            }
            long middle = System.nanoTime();
            for (int lap = 0; lap < LAPS; lap++) {
                for (EvaluableFlag flag : flags) {
                    Evaluation evaluation = flag.evaluate(caller);
                    log.count(Snapshot.EMPTY, flag, caller, evaluation);
                    used += evaluation.variant() == null ? 0 : 1;
                }
            }
            long end = System.nanoTime();
            bare = Math.min(bare, (double) (middle - begin) / LAPS / FLAGS);
            counted = Math.min(counted, (double) (end - middle) / LAPS / FLAGS);
        }
        System.out.printf(
                "evaluated %.1f ns, evaluated and counted %.1f ns, so counting costs %.1f ns (%d)%n",
                bare, counted, counted - bare, used);
    }
}
