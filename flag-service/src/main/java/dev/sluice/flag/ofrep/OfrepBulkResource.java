package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flag.ofrep.Bodies.BulkSuccess;
import dev.sluice.flag.ofrep.Bodies.Failure;
import dev.sluice.flag.ofrep.Bodies.SetMetadata;
import dev.sluice.flag.ofrep.SnapshotChoice.BehindException;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.auth.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Evaluates all flags of the caller against one snapshot. */
@Path("/ofrep/v1/evaluate/flags")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "OFREP", description = "OpenFeature Remote Evaluation Protocol 0.3.0")
public class OfrepBulkResource {
    private final SnapshotChoice choice;
    private final EvaluationCounters counters;
    private final Caller caller;
    private final ObjectMapper json;

    OfrepBulkResource(SnapshotChoice choice, EvaluationCounters counters, Caller caller, ObjectMapper json) {
        this.choice = choice;
        this.counters = counters;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, requiredProperties = "context")))
    @Operation(operationId = "evaluateFlagsBulk", summary = "Evaluate all flags that the caller may evaluate")
    public Uni<Response> evaluate(
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @HeaderParam(SnapshotChoice.HEADER) @Nullable String version,
            byte @Nullable [] body) {
        Readers readers = new Readers(caller.grants());
        if (readers.mayEvaluateNothing()) {
            return Uni.createFrom()
                    .item(failure(
                            403, ErrorCode.GENERAL, "Ask an administrator for the role client for a set of flags."));
        }
        try {
            EvaluationContext context = ContextReader.read(body);
            return choice.of(version)
                    .map(snapshot -> answer(snapshot, context, readers, ifNoneMatch))
                    .onFailure(BehindException.class)
                    .recoverWithItem(behind -> Response.fromResponse(
                                    failure(503, ErrorCode.GENERAL, String.valueOf(behind.getMessage())))
                            .header(HttpHeaders.RETRY_AFTER, 1)
                            .build());
        } catch (InvalidRequestException e) {
            return Uni.createFrom().item(failure(400, e.code(), String.valueOf(e.getMessage())));
        }
    }

    private Response answer(
            Snapshot snapshot, EvaluationContext context, Readers readers, @Nullable String ifNoneMatch) {
        byte[] answer = answer(snapshot, context, readers);
        String tag = ETags.of(answer);
        Response.ResponseBuilder response =
                ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(answer);
        return response.header(HttpHeaders.ETAG, tag)
                .header(SnapshotChoice.HEADER, snapshot.version())
                .build();
    }

    private byte[] answer(Snapshot snapshot, EvaluationContext context, Readers readers) {
        List<Answer> flags = new ArrayList<>(snapshot.flags().size());
        for (EvaluableFlag flag : snapshot.flags()) {
            if (readers.mayEvaluate(flag)) {
                Evaluation evaluation = flag.evaluate(context);
                counters.count(snapshot, flag, context, evaluation);
                flags.add(Answer.of(snapshot, flag, evaluation));
            }
        }
        try {
            return json.writeValueAsBytes(new BulkSuccess(flags, new SetMetadata(Long.toString(snapshot.version()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bodies of OFREP are always JSON", e);
        }
    }

    private Response failure(int status, ErrorCode code, String details) {
        counters.count(code);
        return Response.status(status).entity(new Failure(null, code, details)).build();
    }
}
