package dev.sluice.monitor.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Dismissal;
import dev.sluice.monitor.analysis.Look;
import dev.sluice.monitor.analysis.Position;
import dev.sluice.monitor.analysis.RolloutStep;
import dev.sluice.monitor.analysis.RolloutSteps;
import dev.sluice.monitor.analysis.Schedule;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.messaging.PlannedReader;
import dev.sluice.monitor.messaging.PlannedRollout;
import dev.sluice.monitor.messaging.StepReader;
import dev.sluice.monitor.messaging.VerdictWriter;
import dev.sluice.monitor.store.AnalysisRepository;
import dev.sluice.monitor.store.Lease;
import dev.sluice.monitor.store.StoredAnalysis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The only place that changes analyses: lock, decide, save, outbox. */
@ApplicationScoped
public class AnalysisService {
    private static final String TOPIC = "sluice.verdicts.v1";

    private final AnalysisRepository analyses;
    private final Outbox outbox;
    private final VerdictWriter verdicts;
    private final Clock clock;

    public AnalysisService(AnalysisRepository analyses, Outbox outbox, VerdictWriter verdicts, Clock clock) {
        this.analyses = analyses;
        this.outbox = outbox;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * Begins to watch a rollout; one that is known already stays as it is.
     *
     * @throws IllegalArgumentException when the data cannot be read
     */
    @Transactional(TxType.MANDATORY)
    public void planned(EventEnvelope event, JsonNode data) {
        PlannedRollout planned = PlannedReader.read(data);
        UUID rolloutId = planned.plan().subject().rolloutId();
        if (analyses.lock(rolloutId).isPresent()) {
            return;
        }
        AnalysisState state = AnalysisState.planned(
                planned.plan(), event.sequence(), data.path("attempt").asInt(1), clock.instant());
        analyses.insert(planned.plan().subject(), data.toString(), state, event.id(), event.time());
    }

    /**
     * Takes any other event of a rollout in. What begins or ends a stage is cut at once.
     *
     * @throws IllegalArgumentException when the data cannot be read
     */
    @Transactional(TxType.MANDATORY)
    public void step(UUID rolloutId, EventEnvelope event, JsonNode data) {
        Instant now = clock.instant();
        RolloutStep step = StepReader.read(event.type(), event.sequence(), data, now);
        StoredAnalysis stored = analyses.lock(rolloutId).orElse(null);
        if (stored == null) {
            return;
        }
        AnalysisState next = RolloutSteps.apply(stored.planned().plan(), stored.state(), step);
        boolean watched = Schedule.next(stored.planned().plan(), next, now).isPresent();
        analyses.saveStep(rolloutId, next, event.id(), watched ? now : null);
    }

    /**
     * Takes in that a person calls an alarm false, for this attempt.
     *
     * @throws ProblemException when the analysis is over, or has no metric of that name
     */
    @Transactional(TxType.MANDATORY)
    public StoredAnalysis dismiss(UUID rolloutId, String metric, String by, String reason) {
        StoredAnalysis stored = analyses.lock(rolloutId).orElseThrow();
        Instant now = clock.instant();
        Position position = stored.state().position();
        if (position.phase() != Position.Phase.WATCHING) {
            throw new ProblemException(
                    MonitorProblem.NOT_WATCHING,
                    "An alarm can be dismissed while the rollout is watched. Retry the rollout, which begins a new attempt.");
        }
        if (!stored.planned().plan().alarms().contains(metric)) {
            throw new ProblemException(
                    MonitorProblem.UNKNOWN_METRIC,
                    "Name one of: " + String.join(", ", stored.planned().plan().alarms()) + ".");
        }
        AnalysisState next = stored.state().dismiss(new Dismissal(position.attempt(), metric, by, reason, now));
        analyses.saveSaid(rolloutId, next, now);
        return new StoredAnalysis(
                stored.planned(), next, stored.causedBy(), stored.createdAt(), stored.lookedAt(), now);
    }

    /** Takes a look in, unless its lease was lost, and publishes the verdict when one is due; says whether the next look is due at once. */
    @Transactional
    public boolean looked(Lease lease, Snapshot snapshot) {
        StoredAnalysis stored = analyses.lock(lease.rolloutId(), lease.token()).orElse(null);
        if (stored == null) {
            return false;
        }
        Look look = Look.at(stored.planned().plan(), stored.state(), snapshot);
        Instant next = Schedule.next(stored.planned().plan(), look.state(), snapshot.at())
                .orElse(null);
        analyses.saveLook(lease.rolloutId(), look.state(), snapshot.at(), next);
        look.verdict().ifPresent(opinion -> {
            EventEnvelope event =
                    verdicts.write(stored.planned().plan().subject(), look.state(), opinion, clock.instant());
            outbox.append(TOPIC, event.subject(), event.causedBy(stored.causedBy()));
        });
        return next != null && !next.isAfter(clock.instant());
    }
}
