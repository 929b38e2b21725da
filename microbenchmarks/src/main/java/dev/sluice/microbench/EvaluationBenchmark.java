package dev.sluice.microbench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One evaluation, of another caller each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // safe because JMH fills the parameter and calls prepare
public class EvaluationBenchmark {
    @Param
    public Contest contest;

    private Contestant contestant;
    private int next;

    @Setup
    public void prepare() {
        contestant = contest.contestant();
    }

    @TearDown
    public void end() {
        contestant.close();
    }

    @Benchmark
    public boolean evaluate() {
        next = (next + 1) % Caller.COUNT;
        return contestant.evaluate(next);
    }
}
