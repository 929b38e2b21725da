package dev.sluice.flag.api;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.CompiledFlag;
import dev.sluice.flag.evaluation.EvaluationContext;
import dev.sluice.flag.evaluation.Explanation;
import dev.sluice.flag.evaluation.Reason;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

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
     * @param bucket 0 to 99,999; the percentage takes those below percentage × 1000
     */
    public record ExplanationView(
            String flag, long revision, String variant, boolean value, Reason reason, int bucket, String why) {}

    @GET
    public ExplanationView explain(
            @PathParam("key") String key,
            @QueryParam("targetingKey") @NotBlank @Size(max = 1000) String targetingKey,
            @QueryParam("internal") @DefaultValue("false") boolean internal) {
        commands.find(key, Role.VIEWER);
        CompiledFlag flag = snapshots.current().flag(key);
        if (flag == null) {
            throw new ProblemException(
                    FlagProblem.FLAG_ARCHIVED,
                    "Ask about a flag that is not archived; this one answers FLAG_NOT_FOUND.");
        }
        Explanation explanation =
                flag.explain(new EvaluationContext(targetingKey, Map.of(EvaluationContext.INTERNAL, internal)));
        return new ExplanationView(
                explanation.evaluation().flag(),
                explanation.evaluation().revision(),
                explanation.evaluation().variant(),
                explanation.evaluation().value(),
                explanation.evaluation().reason(),
                explanation.bucket(),
                explanation.why());
    }
}
