package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Opinion;
import dev.sluice.monitor.analysis.Position;
import dev.sluice.monitor.analysis.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Writes an opinion as the event {@code verdict.reached}. */
@ApplicationScoped
public class VerdictWriter {
    private static final String TYPE = "dev.sluice.verdict.reached.v1";

    private final ObjectMapper json;

    public VerdictWriter(ObjectMapper json) {
        this.json = json;
    }

    public EventEnvelope write(Subject subject, AnalysisState state, Opinion opinion, Instant now) {
        UUID id = EventIds.next();
        Position position = state.position();
        Position.Application applied = position.applied();
        VerdictData data = new VerdictData(
                id,
                subject.rolloutId(),
                position.attempt(),
                Math.max(0, position.stage()),
                opinion.verdict(),
                position.sequence(),
                applied == null ? null : applied.sequence(),
                opinion.at(),
                opinion.failureKinds(),
                opinion.comparison().wire(),
                opinion.summary(),
                opinion.evidence());
        String rollout = subject.rolloutId().toString();
        return new EventEnvelope(
                id,
                "/monitor-service",
                TYPE,
                rollout,
                now,
                state.emission().sequence(),
                rollout,
                null,
                null,
                subject.environment(),
                subject.service(),
                bytes(data));
    }

    private byte[] bytes(VerdictData data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }
}
