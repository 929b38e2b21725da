package dev.sluice.simulation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.monitor.messaging.MonitorWire;
import dev.sluice.simulation.bus.Stops;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.world.Timeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was published, as anybody could read it, and the rules about it. */
public final class Published {
    private record Said(
            String type, String subject, @Nullable UUID cause, int attempt, int stage, int step) {}

    private record Attempt(UUID rollout, int number) {}

    private final Timeline timeline;
    private final Stops stops;
    private final Set<UUID> known = new HashSet<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<Said> said = new HashSet<>();
    private final Map<Attempt, String> rollbacks = new HashMap<>();
    private final Map<UUID, JsonNode> verdicts = new HashMap<>();
    private final Map<UUID, Long> started = new HashMap<>();

    public Published(Timeline timeline, Stops stops) {
        this.timeline = timeline;
        this.stops = stops;
    }

    /** The data of a verdict by its id; null when none of that id was published. */
    @Nullable
    JsonNode verdict(UUID id) {
        return verdicts.get(id);
    }

    /** When the first {@code rollback.started} of a rollout was published; null while none was. */
    @Nullable
    Long rollbackStarted(UUID rollout) {
        return started.get(rollout);
    }

    public void add(String topic, EventEnvelope event) {
        if (!known.add(event.id())) {
            return; // sent again after a crash between publish and mark
        }
        long expected = sequences.getOrDefault(topic + event.subject(), 0L) + 1;
        Violation.unless(
                event.sequence() == expected,
                Rule.SEQUENCES_HAVE_NO_GAP,
                event + " comes where #" + expected + " should");
        sequences.put(topic + event.subject(), expected);
        JsonNode data = MonitorWire.data(event);
        once(topic, event, data);
        switch (topic) {
            case Topics.VERDICTS -> verdict(event, data);
            case Topics.ROLLBACKS -> rollback(event, data);
            default -> {} // no rule of its own
        }
    }

    /** What one event leads to is said once, however often it is delivered. A verdict is repeated on purpose. */
    private void once(String topic, EventEnvelope event, JsonNode data) {
        if (event.causationId() != null && !topic.equals(Topics.VERDICTS)) {
            Said now = new Said(
                    event.type(),
                    event.subject(),
                    event.causationId(),
                    data.path("attempt").asInt(-1),
                    data.path("stage").asInt(-1),
                    data.path("step").asInt(-1));
            Violation.unless(said.add(now), Rule.TWICE_IS_ONCE, "a second " + event + " for the same cause");
        }
    }

    private void verdict(EventEnvelope event, JsonNode data) {
        verdicts.put(event.id(), data);
        if (data.path("verdict").asText().equals("UNHEALTHY")) {
            stop(data, false);
        }
    }

    private void rollback(EventEnvelope event, JsonNode data) {
        Attempt attempt = new Attempt(
                UUID.fromString(data.path("rolloutId").asText()),
                data.path("attempt").asInt());
        String id = data.path("rollbackId").asText();
        String first = rollbacks.putIfAbsent(attempt, id);
        Violation.unless(
                first == null || first.equals(id),
                Rule.ONE_ROLLBACK_PER_ATTEMPT,
                event + " is a second one of " + attempt);
        if (event.type().equals("dev.sluice.rollback.started.v1")) {
            started.putIfAbsent(attempt.rollout(), timeline.now());
            stop(data, true);
        }
    }

    private void stop(JsonNode data, boolean rollback) {
        stops.add(
                UUID.fromString(data.path("rolloutId").asText()),
                new Stops.Stop(timeline.now(), data.path("attempt").asInt(), rollback));
    }
}
