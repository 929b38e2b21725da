package dev.sluice.flag.stream;

import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.problem.Problems;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the streams are that bulk answers name. It needs no token: the ticket in the URL is one for this alone. */
@Path(StreamsResource.PATH)
@NonBlocking
@Tag(name = "OFREP", description = "OpenFeature Remote Evaluation Protocol 0.3.0")
public class StreamsResource {
    static final String PATH = "/ofrep/v1/streams";

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final int LATER_SECONDS = 10;

    private final EventStreams streams;
    private final StreamMetrics metrics;

    StreamsResource(EventStreams streams, StreamMetrics metrics) {
        this.streams = streams;
        this.metrics = metrics;
    }

    /**
     * Tells of changes: at once if something has changed since the version that the client knows.
     *
     * @param ticket as the bulk answer has it
     * @param since the version that the bulk answer was evaluated with
     * @param lastEventId the id of the last message of such a stream, which counts more
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamChanges",
            summary = "Tells when flags have changed: messages {\"type\": \"refetchEvaluation\", \"etag\": …} of OFREP."
                    + " The URL is named by answers to evaluateFlagsBulk, and good for some minutes.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events, for half an hour at most",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    @APIResponse(responseCode = "401", description = "The ticket opens no stream: evaluate again")
    @APIResponse(responseCode = "503", description = "Too many streams: connect again later")
    public void stream(
            @QueryParam("ticket") @Nullable String ticket,
            @QueryParam("since") @Nullable String since,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context HttpServerResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Ticket opened = streams.admit(ticket == null ? "" : ticket, Instant.now())
                .orElseThrow(() -> {
                    metrics.refused(StreamProblem.STREAM_TICKET);
                    return new ProblemException(
                            StreamProblem.STREAM_TICKET,
                            "Evaluate all flags again with your token (POST /ofrep/v1/evaluate/flags) and open the stream"
                                    + " that the answer names: this one's ticket has expired, was changed, or its token was revoked.");
                });
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        String full = streams.open(opened, sink, sse, known(lastEventId == null ? since : lastEventId));
        if (full != null) {
            metrics.refused(StreamProblem.TOO_MANY_STREAMS);
            throw new WebApplicationException(
                    Response.fromResponse(Problems.response(StreamProblem.TOO_MANY_STREAMS, full, PATH))
                            .header(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
                            .build());
        }
    }

    /** Who knows nothing, or something else than versions, is told at once to evaluate. */
    private static long known(@Nullable String version) {
        return version != null && VERSION.matcher(version).matches() ? Long.parseLong(version) : 0;
    }
}
