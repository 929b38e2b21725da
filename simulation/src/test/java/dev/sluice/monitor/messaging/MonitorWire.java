package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Opinion;
import dev.sluice.monitor.analysis.Position;
import dev.sluice.monitor.analysis.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/** Opens the mapping of this package to the simulation. */
public final class MonitorWire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private MonitorWire() {}

    public static JsonNode data(EventEnvelope event) {
        try {
            return JSON.readTree(event.data());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** As {@link VerdictWriter#write}, under an id of the simulation. */
    public static EventEnvelope verdict(UUID id, Subject subject, AnalysisState state, Opinion opinion, Instant now) {
        Position position = state.position();
        Position.Application applied = position.applied();
        VerdictData data = new VerdictData(
                id,
                subject.rolloutId(),
                position.attempt(),
                Math.max(0, position.stage()),
                opinion.verdict(),
                position.sequence(),
                applied == null ? null : (Long) applied.sequence(),
                opinion.at(),
                opinion.failureKinds(),
                opinion.comparison().wire(),
                opinion.summary(),
                opinion.evidence());
        String rollout = subject.rolloutId().toString();
        return new EventEnvelope(
                id,
                "/monitor-service",
                "dev.sluice.verdict.reached.v1",
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

    private static byte[] bytes(VerdictData data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }
}
