package dev.sluice.rollout.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The event stream: what other systems subscribe to when they do not speak Kafka. */
@Path("/api/v1/events")
@Blocking
public class EventsResource {

    private final EventStreams streams;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Caller caller;

    EventsResource(EventStreams streams, StreamConfig config, ObjectMapper json, Caller caller) {
        this.streams = streams;
        this.config = config;
        this.json = json;
        this.caller = caller;
    }

    /**
     * Streams the events that the caller may see: from now on, or after the event that {@code Last-Event-ID} names, without
     * loss and repetition.
     *
     * @param rolloutId only what concerns this rollout
     * @param types only these, separated by commas, for example {@code verdict.reached,rollout.halted}
     * @param resumeAt the same as the header, for clients that cannot set it
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @QueryParam("rolloutId") @Nullable UUID rolloutId,
            @QueryParam("types") @Nullable String types,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("lastEventId") @Nullable String resumeAt,
            @Context SseEventSink sink,
            @Context Sse sse) {
        caller.requireAnywhere(Role.VIEWER);
        Optional<StreamPosition> since = position(lastEventId != null ? lastEventId : resumeAt);
        StreamFilter filter = new StreamFilter(rolloutId, wanted(types), caller.grants());
        streams.start(new Subscriber(sink, sse, json, config.patience()), filter, since);
    }

    private static Optional<StreamPosition> position(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(StreamPosition.parse(text.strip())
                .orElseThrow(() -> new ProblemException(
                        StreamProblem.INVALID_EVENT_ID,
                        "Send the id of an event of this stream exactly as it came, or none to listen from now on.")));
    }

    private static Set<String> wanted(@Nullable String types) {
        return types == null
                ? Set.of()
                : Arrays.stream(types.split(",", -1))
                        .map(String::strip)
                        .filter(type -> !type.isEmpty())
                        .collect(Collectors.toSet());
    }
}
