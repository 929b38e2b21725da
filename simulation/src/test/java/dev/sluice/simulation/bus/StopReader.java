package dev.sluice.simulation.bus;

import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Timeline;
import java.util.UUID;

/**
 * The group-less reader of one process over verdicts and rollbacks. It polls every 100 ms while its process runs and Kafka answers, and
 * each poll brings it to the end of both topics, unless it lags.
 */
public final class StopReader {
    private static final long POLL = 100;
    private static final long START = 500;
    private static final long FRESH = 1_000;

    /** So old an answer may be: a second, and its last poll a tenth more. */
    public static final long KNOWLEDGE = FRESH + POLL;

    /** What the guard says about a write that raises exposure. */
    public enum Answer {
        CLEAR,
        STOPPED,
        BEHIND
    }

    private final Timeline timeline;
    private final Kafka kafka;
    private final Stops stops;
    private final Replica replica;
    private final boolean removed;
    private long lagUntil;
    private long lagFrom = Long.MAX_VALUE;
    private String life = "";
    private long born;

    public StopReader(Bus bus, Stops stops, Replica replica, boolean removed) {
        this.timeline = bus.timeline();
        this.kafka = bus.kafka();
        this.stops = stops;
        this.replica = replica;
        this.removed = removed;
    }

    /** It reads nothing for so long. */
    public void lag(long millis) {
        lagFrom = Math.min(timeline.now(), lagFrom);
        lagUntil = Math.max(lagUntil, timeline.now() + millis);
    }

    public Answer ask(UUID rollout, int attempt) {
        if (removed) {
            return Answer.CLEAR;
        }
        long readUntil = lastPoll();
        if (stops.known(rollout, attempt, readUntil)) {
            return Answer.STOPPED;
        }
        return timeline.now() - readUntil > FRESH ? Answer.BEHIND : Answer.CLEAR;
    }

    /** Whether it has read that this rollout is being rolled back: its route is rollback-service's now. */
    public boolean knowsRollback(UUID rollout) {
        return !removed && stops.rolledBack(rollout, lastPoll());
    }

    /** When it last knew that it had read everything; long ago when something keeps it from reading now. */
    private long lastPoll() {
        if (!life.equals(replica.holder())) {
            life = replica.holder();
            born = replica.since();
        }
        long from = born == 0 ? 0 : born + START;
        from = Math.max(from, replica.since());
        if (kafka.away()) {
            return kafka.since() - 1;
        }
        from = Math.max(from, kafka.since());
        if (timeline.now() < lagUntil) {
            return lagFrom - 1;
        }
        lagFrom = Long.MAX_VALUE;
        from = Math.max(from, lagUntil);
        long grid = timeline.now() / POLL * POLL;
        return grid >= from ? grid : Math.min(grid, replica.downSince());
    }
}
