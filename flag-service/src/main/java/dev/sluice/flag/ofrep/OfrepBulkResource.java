package dev.sluice.flag.ofrep;

import dev.sluice.kit.auth.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** Evaluates all flags of the caller against one snapshot. {@link ExpressLane} answers most requests before they come here. */
@Path("/ofrep/v1/evaluate/flags")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "OFREP", description = "OpenFeature Remote Evaluation Protocol 0.3.0")
public class OfrepBulkResource {
    private final Answering answering;
    private final BulkWithStream evaluation;
    private final Caller caller;

    OfrepBulkResource(Answering answering, BulkWithStream evaluation, Caller caller) {
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
    @Operation(operationId = "evaluateFlagsBulk", summary = "Evaluate all flags that the caller may evaluate")
    @APIResponse(
            responseCode = "200",
            description = "All flags that the caller may evaluate; one that cannot be evaluated has an errorCode",
            headers = {
                @Header(
                        name = "ETag",
                        description = "A hash of the answer, for If-None-Match",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = SnapshotChoice.HEADER,
                        description = "The version of all flags that was evaluated",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "304",
            description = "Nothing has changed since the answer with this tag",
            headers = {
                @Header(
                        name = "ETag",
                        description = "The tag that was sent",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = SnapshotChoice.HEADER,
                        description = "The version of all flags that was evaluated",
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "The context cannot be evaluated; errorCode says why",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(
            responseCode = "401",
            description = "No valid token",
            content = @Content(mediaType = "application/problem+json"))
    @APIResponse(
            responseCode = "403",
            description = "The token may evaluate nothing",
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
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @HeaderParam(SnapshotChoice.HEADER) @Nullable String version,
            @QueryParam(SnapshotChoice.TOLD) @Nullable String told,
            byte @Nullable [] body) {
        Evaluator evaluator = new Evaluator(caller.name(), caller.isOfTokensFile(), new Readers(caller.grants()));
        return answering.with(
                choice -> choice.of(version, told),
                null,
                snapshot -> evaluation.of(snapshot, evaluator, ifNoneMatch, body));
    }
}
