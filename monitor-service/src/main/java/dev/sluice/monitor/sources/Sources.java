package dev.sluice.monitor.sources;

import dev.sluice.judge.Arms;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.exposition.ExpositionException;
import dev.sluice.monitor.exposition.ReadingExtractor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks all sources of an analysis at the same time, each on a virtual thread of its own. */
@ApplicationScoped
public class Sources {
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(10);
    private static final SourceSpec UNKNOWN = new SourceSpec.Unusable("The plan names a source without an address.");

    private final SourceClient client;
    private final Clock clock;

    public Sources(SourceClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** One reading per source, after at most the request timeout. */
    public Snapshot ask(AnalysisPlan plan, Map<String, SourceSpec> specs) {
        Instant at = clock.instant();
        Duration two = plan.interval().multipliedBy(2);
        Duration maxAge = two.compareTo(SHORTEST_AGE) > 0 ? two : SHORTEST_AGE;
        Map<String, SourceReading> readings = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : plan.sources()) {
                SourceSpec spec = specs.getOrDefault(name, UNKNOWN);
                threads.execute(() -> readings.put(name, read(spec, plan.arms(), at, maxAge)));
            }
        }
        return new Snapshot(at, readings);
    }

    private SourceReading read(SourceSpec spec, Arms arms, Instant at, Duration maxAge) {
        return switch (spec) {
            case SourceSpec.Unusable unusable -> new SourceReading.Failed(unusable.reason());
            case SourceSpec.Exposed exposed -> read(exposed, arms, at, maxAge);
        };
    }

    private SourceReading read(SourceSpec.Exposed exposed, Arms arms, Instant at, Duration maxAge) {
        try {
            ReadingExtractor extractor = new ReadingExtractor(client.fetch(exposed), exposed.selector(), at, maxAge);
            return new SourceReading.Counted(extractor.read(arms));
        } catch (ExpositionException e) {
            return new SourceReading.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SourceReading.Failed("Asking the source was interrupted.");
        }
    }
}
