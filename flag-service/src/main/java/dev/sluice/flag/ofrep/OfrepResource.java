package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flag.ofrep.Bodies.Failure;
import dev.sluice.flag.ofrep.SnapshotChoice.BehindException;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.auth.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Evaluates one flag, from memory: no database, no log, on the event loop. */
@Path("/ofrep/v1/evaluate/flags/{key}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "OFREP", description = "OpenFeature Remote Evaluation Protocol 0.3.0")
public class OfrepResource {
    private final SnapshotChoice choice;
    private final EvaluationCounters counters;
    private final Caller caller;

    OfrepResource(SnapshotChoice choice, EvaluationCounters counters, Caller caller) {
        this.choice = choice;
        this.counters = counters;
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
    public Uni<Response> evaluate(
            @PathParam("key") String key,
            @HeaderParam(SnapshotChoice.HEADER) @Nullable String version,
            byte @Nullable [] body) {
        Readers readers = new Readers(caller.grants());
        try {
            EvaluationContext context = ContextReader.read(body);
            return choice.of(version)
                    .map(snapshot -> answer(snapshot, key, context, readers))
                    .onFailure(BehindException.class)
                    .recoverWithItem(behind -> Response.fromResponse(
                                    failure(503, key, ErrorCode.GENERAL, String.valueOf(behind.getMessage())))
                            .header(HttpHeaders.RETRY_AFTER, 1)
                            .build());
        } catch (InvalidRequestException e) {
            return Uni.createFrom().item(failure(400, key, e.code(), String.valueOf(e.getMessage())));
        }
    }

    private Response answer(Snapshot snapshot, String key, EvaluationContext context, Readers readers) {
        EvaluableFlag flag = snapshot.flag(key);
        if (readers.mayEvaluateNothing() || (flag != null && !readers.mayEvaluate(flag))) {
            return failure(403, key, ErrorCode.GENERAL, "Ask an administrator for the role client for this flag.");
        }
        if (flag == null) {
            return failure(404, key, ErrorCode.FLAG_NOT_FOUND, "Check the key of the flag; there is none of this key.");
        }
        Evaluation evaluation = flag.evaluate(context);
        counters.count(snapshot, flag, context, evaluation);
        return Response.status(evaluation.error() == null ? 200 : 400)
                .header(SnapshotChoice.HEADER, snapshot.version())
                .entity(Answer.of(snapshot, flag, evaluation))
                .build();
    }

    private Response failure(int status, String key, ErrorCode code, String details) {
        counters.count(code);
        return Response.status(status).entity(new Failure(key, code, details)).build();
    }
}
