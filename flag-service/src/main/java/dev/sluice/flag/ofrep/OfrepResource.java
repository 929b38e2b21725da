package dev.sluice.flag.ofrep;

import dev.sluice.kit.auth.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Evaluates one flag, from memory: no database, no log, on the event loop. {@link ExpressLane} answers most requests before they come here. */
@Path("/ofrep/v1/evaluate/flags/{key}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "OFREP", description = "OpenFeature Remote Evaluation Protocol 0.3.0")
public class OfrepResource {
    private final Answering answering;
    private final SingleEvaluation evaluation;
    private final Caller caller;

    OfrepResource(Answering answering, SingleEvaluation evaluation, Caller caller) {
        this.answering = answering;
        this.evaluation = evaluation;
        this.caller = caller;
    }

    @POST
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, requiredProperties = "context")))
    @Operation(operationId = "evaluateFlag", summary = "Evaluate a single flag")
    @APIResponse(
            responseCode = "200",
            description = "What the caller gets",
            headers =
                    @Header(
                            name = SnapshotChoice.HEADER,
                            description = "The version of all flags that was evaluated",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "400",
            description = "The context or the flag's rule cannot be evaluated; errorCode says why",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "401",
            description = "No valid token",
            content = @Content(mediaType = "application/problem+json"))
    @APIResponse(
            responseCode = "403",
            description = "The token may not evaluate this flag",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "404",
            description = "There is no flag of this key",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "500",
            description = "A failure of the service, with a reference for its operator",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "503",
            description = "This replica does not know the version yet that the client has seen",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    public Uni<Response> evaluate(
            @PathParam("key") String key,
            @HeaderParam(SnapshotChoice.HEADER) @Nullable String version,
            byte @Nullable [] body) {
        Readers readers = new Readers(caller.grants());
        return answering.with(
                choice -> choice.of(version), key, snapshot -> evaluation.of(snapshot, readers, key, body));
    }
}
