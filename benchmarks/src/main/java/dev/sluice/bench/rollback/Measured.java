package dev.sluice.bench.rollback;

import dev.sluice.bench.measure.EventWatch.Event;
import dev.sluice.bench.measure.Latencies;
import java.time.Duration;
import java.util.List;

/** All durations of the counted runs. */
final class Measured {

    static final double GOAL_P50_MILLIS = 60;
    static final double GOAL_P95_MILLIS = 150;
    static final double GOAL_P99_MILLIS = 400;

    private final Latencies goal = new Latencies("verdict published -> weight 0 observed   (the goal)");
    private final Latencies lower = new Latencies("verdict published -> last answer with a share (lower bound)");
    private final Latencies started = new Latencies("verdict published -> rollback.started published");
    private final Latencies completed = new Latencies("verdict published -> rollback.completed published");
    private final Latencies relayed = new Latencies("verdict decided -> verdict published");
    private final Latencies detected = new Latencies("stage-applied published -> verdict published (detection)");

    /** The times of one rollout. */
    record Run(Event applied, Event verdict, Event started, Event completed, WeightWatch.Fall fall) {}

    void add(Run run) {
        var published = run.verdict().published();
        goal.record(Duration.between(published, run.fall().at()));
        lower.record(Duration.between(published, run.fall().lastSeenAbove()));
        started.record(Duration.between(published, run.started().published()));
        completed.record(Duration.between(published, run.completed().published()));
        relayed.record(Duration.between(run.verdict().decided(), published));
        detected.record(Duration.between(run.applied().published(), published));
    }

    boolean reached() {
        return goal.count() > 0
                && goal.millis(50) <= GOAL_P50_MILLIS
                && goal.millis(95) <= GOAL_P95_MILLIS
                && goal.millis(99) <= GOAL_P99_MILLIS;
    }

    List<String> table() {
        return List.of(
                Latencies.head(),
                goal.row(),
                lower.row(),
                started.row(),
                completed.row(),
                relayed.row(),
                detected.row());
    }
}
