package dev.sluice.flag.usage.debug;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.usage.debug.DebugRecord.About;
import dev.sluice.flag.usage.debug.DebugSettings.Match;
import dev.sluice.flagengine.EvaluationContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes single evaluations down, of flags where somebody asked for it. All others pay one look at a field. What is written down is
 * evaluated a second time to see how it came about.
 */
@Singleton
public class DebugLog {
    private final DebugBuffer buffer;
    private final Counter drops;
    private volatile @Nullable DebugPlan plan;
    private long changes;

    public DebugLog(UsageConfig config, MeterRegistry metrics) {
        buffer = new DebugBuffer(config.debugBuffer());
        drops = metrics.counter("sluice.flag.debug.dropped");
    }

    /** Writes an evaluation down if it is wanted and there is room. Never waits. */
    public void note(Snapshot snapshot, EvaluableFlag flag, EvaluationContext caller) {
        DebugPlan current = plan;
        if (current != null) {
            DebugSettings settings = current.of(flag.key());
            if (settings != null) {
                note(settings, snapshot, flag, caller);
            }
        }
    }

    /** Whether evaluations of any of these flags are to be written down. */
    public boolean isWatching(Predicate<String> flags) {
        DebugPlan current = plan;
        return current != null && current.isAbout(flags);
    }

    private void note(DebugSettings settings, Snapshot snapshot, EvaluableFlag flag, EvaluationContext caller) {
        Instant now = Instant.now();
        Match match = settings.match(caller, now, ThreadLocalRandom.current().nextDouble());
        if (match == Match.NONE) {
            return;
        }
        if (!buffer.reserve(flag.key())) {
            drops.increment();
            return;
        }
        About about = new About(flag.key(), now, settings.contextId(caller, match), match == Match.NAMED);
        buffer.put(DebugRecord.of(about, flag.decide(caller), flag.revision(), snapshot.version(), settings.values()));
    }

    /** Settings of this replica hold as soon as they are committed. */
    synchronized void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DebugSettings settings) {
        plan = DebugPlan.with(plan, settings);
        changes++;
    }

    /** How often settings of this replica changed. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Takes over what holds in the installation, unless settings of this replica changed since it was asked for: then it may be without
     * them, and the next look has them.
     *
     * @param seen {@link #changes} before it was asked for
     */
    synchronized void follow(Collection<DebugSettings> settings, long seen) {
        if (seen == changes) {
            plan = DebugPlan.of(settings);
        }
    }

    List<DebugRecord> drain() {
        return buffer.drain();
    }

    Map<String, Long> takeDropped() {
        return buffer.takeDropped();
    }

    /** Records that could not be written. */
    void lost(Collection<DebugRecord> records) {
        records.forEach(record -> buffer.drop(record.flag(), 1));
    }

    /** Drops that could not be written; they are told the next time. */
    void notTold(Map<String, Long> dropped) {
        dropped.forEach(buffer::drop);
    }
}
