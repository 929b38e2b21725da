package dev.sluice.rollout.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.body.YamlOrJson;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.rollout.plan.RolloutPlan;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** New rollouts. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rollouts")
public class PlanningResource {

    static final String YAML = "application/yaml";
    static final String OLD_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";

    private final YamlOrJson bodies;
    private final PlanAcceptance acceptance;
    private final Idempotency idempotency;
    private final Caller caller;
    private final AuditTrail audit;

    PlanningResource(
            YamlOrJson bodies, PlanAcceptance acceptance, Idempotency idempotency, Caller caller, AuditTrail audit) {
        this.bodies = bodies;
        this.acceptance = acceptance;
        this.idempotency = idempotency;
        this.caller = caller;
        this.audit = audit;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, YAML, OLD_YAML, TEXT_YAML})
    @Transactional
    @Operation(
            summary = "Plans a rollout (JSON or YAML) and starts it",
            description =
                    "The plan is linted and its targets are claimed; the answer is the rollout with the warnings of the linter.")
    @APIResponse(
            responseCode = "201",
            description = "The rollout, with what the linter warns of",
            content = @Content(schema = @Schema(implementation = PlannedView.class)))
    public Response plan(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            description = "The plan, as docs/plan.md describes it",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.OBJECT)),
                                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.OBJECT))
                            })
                    byte[] body) {
        caller.requireAnywhere(Role.OPERATOR);
        JsonNode json = bodies.parse(contentType, body);
        acceptance.requireAllowed(json); // also before an answer that is only repeated
        return idempotency.once(key, json, () -> {
            PlannedView planned = acceptance.plan(json);
            RolloutPlan plan = planned.accepted();
            UUID id = planned.rollout().id();
            audit.record(
                    "plan-rollout",
                    id.toString(),
                    plan.environment(),
                    plan.service(),
                    null,
                    Map.of(
                            "name",
                            plan.name(),
                            "strategy",
                            plan.strategy().type(),
                            "from",
                            plan.change().from(),
                            "to",
                            plan.change().to()));
            return Response.created(URI.create("/api/v1/rollouts/" + id))
                    .entity(planned)
                    .build();
        });
    }
}
