package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.FlagdDefinition;
import dev.sluice.flag.evaluation.Why;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Reason;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a caller gets what they get: evaluated as a program would, and not counted. */
@Path("/api/v1/flags/{key}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExplanationResource {
    private final FlagCommands commands;
    private final Snapshots snapshots;

    public ExplanationResource(FlagCommands commands, Snapshots snapshots) {
        this.commands = commands;
        this.snapshots = snapshots;
    }

    /**
     * An evaluation and how it came about.
     *
     * @param bucket 0 to 99,999; the percentage takes those below percentage × 1000; null when none was drawn
     */
    public record ExplanationView(
            String flag,
            long revision,
            @Nullable String variant,
            @Nullable JsonNode value,
            Reason reason,
            @Nullable Long bucket,
            String why) {}

    @GET
    public ExplanationView explain(
            @PathParam("key") String key,
            @QueryParam("targetingKey") @NotBlank @Size(max = 1000) String targetingKey,
            @QueryParam("internal") @DefaultValue("false") boolean internal) {
        return explained(key, Map.of("targetingKey", targetingKey, FlagdDefinition.INTERNAL, internal));
    }

    /** For a caller with any attributes, as a program would send them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ExplanationView explain(@PathParam("key") String key, @NotNull @Valid Explain request) {
        return explained(key, request.context());
    }

    private ExplanationView explained(String key, Map<String, ? extends @Nullable Object> context) {
        commands.find(key, Role.VIEWER);
        EvaluableFlag flag = snapshots.current().flag(key);
        if (flag == null) {
            throw new ProblemException(
                    FlagProblem.FLAG_ARCHIVED,
                    "Ask about a flag that is not archived; this one answers FLAG_NOT_FOUND.");
        }
        Why why = flag.explain(EvaluationContext.of(context, Instant.now().getEpochSecond()));
        return new ExplanationView(
                flag.key(),
                flag.revision(),
                why.evaluation().variant(),
                why.evaluation().value(),
                why.evaluation().reason(),
                why.bucket(),
                why.sentence());
    }
}
