package dev.sluice.monitor.sources;

import dev.sluice.judge.Arms;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.monitor.exposition.ExpositionException;
import dev.sluice.monitor.exposition.ReadingExtractor;
import dev.sluice.monitor.push.Pushed;
import dev.sluice.monitor.push.PushedTotals;
import dev.sluice.monitor.sources.ScrapeClient.Scraped;
import dev.sluice.monitor.sources.SharedFetches.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks all sources of an analysis at the same time, each on a virtual thread of its own. */
@ApplicationScoped
public class Sources {
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(10);
    private static final SourceSpec UNKNOWN = new SourceSpec.Unusable("The plan names a source without an address.");

    private final ScrapeClient scrapes;
    private final PromClient prometheus;
    private final HaproxyClient haproxies;
    private final PushedTotals pushed;
    private final Clock clock;

    public Sources(
            ScrapeClient scrapes, PromClient prometheus, HaproxyClient haproxies, PushedTotals pushed, Clock clock) {
        this.scrapes = scrapes;
        this.prometheus = prometheus;
        this.haproxies = haproxies;
        this.pushed = pushed;
        this.clock = clock;
    }

    /** One reading per source, after at most the request timeout; taken at the oldest of them. */
    public Snapshot ask(AnalysisPlan plan, Map<String, SourceSpec> specs, Freshness freshness) {
        Map<String, Fetched<SourceReading>> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : plan.sources()) {
                SourceSpec spec = specs.getOrDefault(name, UNKNOWN);
                threads.execute(() -> answers.put(name, read(spec, plan, freshness)));
            }
        }
        Instant at = answers.values().stream()
                .map(Fetched::began)
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant);
        Map<String, SourceReading> readings = new HashMap<>();
        answers.forEach((name, answer) -> readings.put(name, answer.value()));
        return new Snapshot(at, readings);
    }

    private Fetched<SourceReading> read(SourceSpec spec, AnalysisPlan plan, Freshness freshness) {
        return switch (spec) {
            case SourceSpec.Unusable unusable ->
                new Fetched<>(clock.instant(), new SourceReading.Failed(unusable.reason()));
            case SourceSpec.Haproxy haproxy -> haproxies.fetch(haproxy, plan.arms(), freshness);
            case SourceSpec.Pushed samples -> {
                Instant now = clock.instant();
                yield new Fetched<>(now, read(samples, plan, now));
            }
            case SourceSpec.Queried queried -> prometheus.fetch(queried, plan.arms(), freshness);
            case SourceSpec.Exposed exposed -> {
                Fetched<Scraped> fetched = scrapes.fetch(exposed.endpoint(), freshness);
                yield new Fetched<>(fetched.began(), read(exposed, fetched, plan));
            }
        };
    }

    private SourceReading read(SourceSpec.Pushed samples, AnalysisPlan plan, Instant now) {
        Subject subject = plan.subject();
        Pushed key = new Pushed(subject.environment(), subject.service(), samples.name());
        return pushed.read(key, plan.arms(), now, maxAge(plan.interval()));
    }

    private static SourceReading read(SourceSpec.Exposed exposed, Fetched<Scraped> fetched, AnalysisPlan plan) {
        return switch (fetched.value()) {
            case Scraped.Failed failed -> new SourceReading.Failed(failed.reason());
            case Scraped.Read read -> {
                try {
                    ReadingExtractor extractor = new ReadingExtractor(
                            read.exposition(), exposed.selector(), fetched.began(), maxAge(plan.interval()));
                    Arms arms = plan.arms();
                    yield new SourceReading.Counted(extractor.read(arms));
                } catch (ExpositionException e) {
                    yield new SourceReading.Failed(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private static Duration maxAge(Duration interval) {
        Duration two = interval.multipliedBy(2);
        return two.compareTo(SHORTEST_AGE) > 0 ? two : SHORTEST_AGE;
    }
}
