package dev.sluice.monitor.application;

import dev.sluice.monitor.analysis.Look;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.sources.Freshness;
import dev.sluice.monitor.sources.Sources;
import dev.sluice.monitor.store.AnalysisRepository;
import dev.sluice.monitor.store.Lease;
import dev.sluice.monitor.store.StoredAnalysis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** One look: load, ask the sources outside any transaction, take in. */
@ApplicationScoped
public class LookRunner {
    private final AnalysisRepository analyses;
    private final Sources sources;
    private final AnalysisService service;
    private final Clock clock;

    public LookRunner(AnalysisRepository analyses, Sources sources, AnalysisService service, Clock clock) {
        this.analyses = analyses;
        this.sources = sources;
        this.service = service;
        this.clock = clock;
    }

    /** Looks once; says whether the next look is due at once. */
    boolean run(Lease lease) {
        StoredAnalysis stored = analyses.find(lease.rolloutId()).orElseThrow();
        Snapshot snapshot = Look.asks(stored.state())
                ? sources.ask(stored.planned().plan(), stored.planned().sources(), freshness(stored))
                : new Snapshot(clock.instant(), Map.of());
        return service.looked(lease, snapshot);
    }

    private Freshness freshness(StoredAnalysis stored) {
        return Freshness.of(
                clock.instant(),
                stored.dueAt(),
                stored.lookedAt(),
                stored.state().position().changedAt(),
                stored.planned().plan().interval());
    }
}
