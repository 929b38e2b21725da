package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flag.ofrep.Bodies.BulkSuccess;
import dev.sluice.flag.ofrep.Bodies.Failure;
import dev.sluice.flag.ofrep.Bodies.SetMetadata;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.auth.Caller;
import io.smallrye.common.annotation.NonBlocking;
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
    private final Snapshots snapshots;
    private final EvaluationCounters counters;
    private final Caller caller;
    private final ObjectMapper json;

    OfrepBulkResource(Snapshots snapshots, EvaluationCounters counters, Caller caller, ObjectMapper json) {
        this.snapshots = snapshots;
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
    public Response evaluate(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch, byte @Nullable [] body) {
        Readers readers = new Readers(caller.grants());
        if (readers.mayEvaluateNothing()) {
            return failure(403, ErrorCode.GENERAL, "Ask an administrator for the role client for a set of flags.");
        }
        try {
            byte[] answer = answer(ContextReader.read(body), readers);
            String tag = ETags.of(answer);
            Response.ResponseBuilder response =
                    ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(answer);
            return response.header(HttpHeaders.ETAG, tag).build();
        } catch (InvalidRequestException e) {
            return failure(400, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private byte[] answer(EvaluationContext context, Readers readers) {
        Snapshot snapshot = snapshots.current();
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
